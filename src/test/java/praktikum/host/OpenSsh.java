package praktikum.host;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real OpenSSH server on a free loopback port, with keys and a configuration of its own. It serves the user who runs
 * the tests, in an empty home: a slow or talkative {@code .bashrc} there would be measured and read as well.
 */
public final class OpenSsh implements SshMachine {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final Socket port;
    private final List<String> options;
    private Process server;

    private OpenSsh(Path folder, Socket port, List<String> options) {
        this.folder = folder;
        this.port = port;
        this.options = options;
    }

    /** Skips the calling test, saying so, where there is no OpenSSH server. */
    public static void assumeInstalled() {
        if (!Files.isExecutable(SSHD)) {
            System.out.println("skipped: no " + SSHD + " here (Debian: apt install openssh-server)");
        }
        Assumptions.assumeTrue(Files.isExecutable(SSHD), "OpenSSH server installed");
    }

    /**
     * Starts a server.
     *
     * @param folder an empty folder for its files
     * @param options further lines of {@code sshd_config}, which win over the fixture's own
     */
    public static OpenSsh start(Path folder, String... options) throws IOException {
        assumeInstalled();
        Files.createDirectories(folder.resolve("home"));
        var made = new OpenSsh(folder, deadPort(), List.of(options));
        keygen(folder.resolve("host_key"), "ed25519");
        keygen(folder.resolve("login_key"), "ed25519");
        Files.copy(folder.resolve("login_key.pub"), folder.resolve("authorized_keys"));
        Files.writeString(folder.resolve("known_hosts"), made.knownHostsLine());
        made.up();
        return made;
    }

    /** A fresh key pair without a passphrase: the file, and {@code .pub} beside it. */
    public static Path keygen(Path file, String type, String... more) throws IOException {
        run(Stream.concat(Stream.of("ssh-keygen", "-q", "-t", type, "-f", file.toString(), "-C", "student-01"),
                more.length == 0 ? Stream.of("-N", "") : Stream.of(more)).toList());
        return file;
    }

    /**
     * A port of 127.0.0.1 that refuses everybody until somebody binds it with SO_REUSEADDR, as sshd does, and that is given to nobody else,
     * neither for listening nor for a connection of his own, as long as it is not closed.
     */
    public static Socket deadPort() throws IOException {
        var socket = new Socket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress("127.0.0.1", 0));
        return socket;
    }

    @Override
    public void up() throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        var config = new ArrayList<>(options);
        config.addAll(List.of("ListenAddress 127.0.0.1", "Port " + port(), "HostKey " + folder.resolve("host_key"), "PidFile none",
                "AuthorizedKeysFile " + folder.resolve("authorized_keys"), "StrictModes no", "UsePAM no", "PasswordAuthentication no",
                "KbdInteractiveAuthentication no", "PermitRootLogin yes", "PermitUserEnvironment no", "UseDNS no", "PrintMotd no",
                "SetEnv HOME=" + folder.resolve("home")));
        // Of this one the last counts, not the first.
        config.add(options.stream().filter(option -> option.startsWith("MaxStartups ")).findFirst().orElse("MaxStartups 100"));
        Files.write(folder.resolve("sshd_config"), config);
        server = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile())).start();
        await("sshd on port " + port()).pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(60)).until(this::listens);
    }

    @Override
    public void down() throws IOException {
        server.descendants().toList().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void cut() {
        server.descendants().filter(process -> process.info().command().filter(name -> name.contains("sshd")).isPresent())
                .toList().forEach(ProcessHandle::destroyForcibly);
    }

    /** How many processes the server has started that still run. */
    public long descendants() {
        return server.descendants().count();
    }

    private boolean listens() {
        if (!server.isAlive()) {
            throw new IllegalStateException("sshd ended: " + log());
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the server logged. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public int port() {
        return port.getLocalPort();
    }

    @Override
    public String user() {
        return System.getProperty("user.name");
    }

    @Override
    public Path loginKey() {
        return folder.resolve("login_key");
    }

    /** The file of keys it lets in. */
    public Path authorizedKeys() {
        return folder.resolve("authorized_keys");
    }

    @Override
    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** The home of who logs in, empty at first. */
    public Path home() {
        return folder.resolve("home");
    }

    @Override
    public String hostKey() throws IOException {
        return String.join(" ", Files.readString(folder.resolve("host_key.pub")).split(" ")[0],
                Files.readString(folder.resolve("host_key.pub")).split(" ")[1]);
    }

    /** The server's line for {@code known_hosts}. */
    public String knownHostsLine() throws IOException {
        return "[127.0.0.1]:" + port() + " " + hostKey() + "\n";
    }

    @Override
    public boolean runs(String words) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().filter(line -> line.contains(words)).isPresent() && serves(process));
    }

    /** Whether this server has started it, and not that of another test run on this computer. */
    private boolean serves(ProcessHandle process) {
        try {
            return !Files.exists(Path.of("/proc/self/environ"))
                    || Files.readString(Path.of("/proc", "" + process.pid(), "environ"), StandardCharsets.ISO_8859_1)
                    .contains("HOME=" + home());
        } catch (IOException ended) {
            return false;
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + printed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        down();
        port.close();
    }
}
