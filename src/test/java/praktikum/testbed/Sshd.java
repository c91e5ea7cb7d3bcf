package praktikum.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import praktikum.host.SshMachine;

/**
 * A machine of tier {@code sshd}: mounts, processes, network and address of its own, the OpenSSH server of a Debian release on port 22.
 * All of it ends with {@link #close()}, and with the holder at the latest.
 */
final class Sshd implements SshMachine {

    private static final Path TIER = Path.of("/run/testbed/tier-sshd");
    private static final Duration BOOT = Duration.ofSeconds(120);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path folder;
    private final String address;
    private final Process process;

    private Sshd(Path folder, String address, Process process) {
        this.folder = folder;
        this.address = address;
        this.process = process;
    }

    /** A machine in the test's own network: 10.76.1.1 and on. */
    static Sshd start(Testbed testbed, Debian debian, Outfit outfit) {
        return start(testbed, debian, outfit, "sw76:10.76.1.%d");
    }

    /** A machine in the test's network with a second cable into the inner one. */
    static Sshd startBetween(Testbed testbed, Debian debian, Outfit outfit) {
        return start(testbed, debian, outfit, "sw76:10.76.1.%d", "sw75:10.75.1.%d");
    }

    /** A machine in the inner network only, 10.75.1.1 and on, where no way leads from the test. */
    static Sshd startInside(Testbed testbed, Debian debian, Outfit outfit) {
        return start(testbed, debian, outfit, "sw75:10.75.1.%d");
    }

    private static Sshd start(Testbed testbed, Debian debian, Outfit outfit, String... cables) {
        if (testbed.tier() != Tier.SSHD) {
            throw new IllegalArgumentException("these machines are of tier sshd");
        }
        try {
            var number = free();
            var folder = TIER.resolve("" + number);
            outfit.furnish(folder, debian.root() + number);
            var line = new ArrayList<>(List.of(Script.FILE.resolveSibling("sshd-boot").toString(),
                    TIER.resolve(debian.root()).toRealPath().toString(), folder.toString()));
            Stream.of(cables).map(cable -> cable.formatted(number)).forEach(line::add);
            var process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            var made = new Sshd(folder, cables[0].formatted(number).split(":")[1], process);
            try {
                await("the machine's boot").pollInterval(Duration.ofMillis(10)).atMost(BOOT).until(made::booted);
            } catch (RuntimeException | Error e) {
                var log = Files.readString(folder.resolve("log"));
                made.close();
                throw new IllegalStateException("no machine of " + debian + ": " + log, e);
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int free() throws IOException {
        for (int number = 1; number < 250; number++) {
            try {
                Files.createDirectory(TIER.resolve("" + number));
                return number;
            } catch (FileAlreadyExistsException e) {
                // The next one.
            }
        }
        throw new IllegalStateException("no number is left for a machine");
    }

    private boolean booted() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended while it booted");
        }
        return Files.exists(folder.resolve("pid"));
    }

    private ProcessHandle init() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file on the machine, also while it runs. */
    Path file(String path) {
        return Path.of("/proc", "" + init().pid(), "root", path);
    }

    /** Runs a line of shell on it as root, not over SSH. */
    Ended on(String line) {
        return Ended.of(PATIENCE, new ProcessBuilder("nsenter", "--target", "" + init().pid(), "--all", "--", "/bin/sh", "-c", line));
    }

    /** What its SSH server logged. */
    String log() {
        return on("cat /var/log/sshd.log").out();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public int port() {
        return 22;
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public Path loginKey() {
        return folder.resolve("login_key");
    }

    @Override
    public String hostKey() throws IOException {
        return hostKey("ed25519");
    }

    /** Its host key of a type, as {@code known_hosts} has it behind the name. */
    String hostKey(String type) throws IOException {
        var words = Files.readString(file("etc/ssh/ssh_host_" + type + "_key.pub")).split("\\s+");
        return words[0] + " " + words[1];
    }

    @Override
    public Path knownHosts() {
        var file = folder.resolve("known_hosts");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, known() + " " + hostKey() + "\n");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cut() {
        sessions().forEach(ProcessHandle::destroyForcibly);
    }

    /** Its SSH server's processes, one or two for each connection. */
    List<ProcessHandle> sessions() {
        return init().children().filter(running("sshd")).flatMap(ProcessHandle::descendants).filter(running("sshd")).toList();
    }

    // A process that has given itself a title has no arguments any more, and so ProcessHandle does not show it.
    private static String title(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"));
        } catch (IOException e) {
            // It has just ended.
            return "";
        }
    }

    private static Predicate<ProcessHandle> running(String program) {
        return process -> process.info().command().filter(command -> command.contains(program)).isPresent();
    }

    /** What runs on it besides its first process and its idle SSH servers: the command lines. */
    List<String> busy() {
        return init().descendants().map(Sshd::title).map(line -> line.replace('\0', ' ').strip())
                .filter(line -> !line.isEmpty() && !line.equals("sleep infinity") && !line.contains("[listener]")).toList();
    }

    /** Starts another SSH server on it, on a port of its own, with options as for {@code sshd -o}. */
    void listen(int port, String... options) {
        on("/usr/sbin/sshd -E /var/log/sshd-" + port + ".log -p " + port
                + Stream.of(options).map(option -> " -o '" + option + "'").collect(Collectors.joining())
                // It listens a little after it has left for the background.
                + "; until grep -qs '^Server listening' /var/log/sshd-" + port + ".log; do sleep 0.01; done").well();
    }

    /** Pulls its first network cable out: packets go nowhere, nobody is told. */
    void unplug() {
        link("down");
    }

    /** Puts its first network cable back in. */
    void plug() {
        link("up");
    }

    private void link(String state) {
        Ended.of(PATIENCE, new ProcessBuilder("ip", "link", "set", "port" + init().pid() + "-0", state)).well();
    }

    /** The test's kernel believes from now on that the machine, which is unplugged, is there: what is sent to it goes out into the void. */
    void remembered() {
        // Any hardware address does: nobody hears it.
        neighbour("replace", "lladdr", "02:4c:00:00:00:00", "nud", "permanent");
    }

    /** The test's kernel has to ask for the machine anew, and knows within seconds when it is not there. */
    void forgotten() {
        // What it does not remember it cannot forget.
        remembered();
        neighbour("delete");
    }

    private void neighbour(String deed, String... more) {
        var line = Stream.concat(Stream.of("ip", "neighbour", deed, address, "dev", "sw76"), Stream.of(more));
        Ended.of(PATIENCE, new ProcessBuilder(line.toList())).well();
    }

    @Override
    public void down() {
        init().descendants().toList().forEach(ProcessHandle::destroyForcibly);
        await("the server's end").pollInterval(Duration.ofMillis(10)).atMost(BOOT).until(() -> !listens());
    }

    @Override
    public void up() {
        on("mkdir -p /run/sshd && exec /usr/sbin/sshd -E /var/log/sshd.log").well();
        await("the server").pollInterval(Duration.ofMillis(10)).atMost(BOOT).until(this::listens);
    }

    boolean listens() {
        return init().children().anyMatch(process -> title(process).contains("[listener]"));
    }

    @Override
    public boolean runs(String words) {
        return init().descendants().anyMatch(process -> process.info().commandLine().filter(line -> line.contains(words)).isPresent());
    }

    /** What the server says first to whoever connects. */
    String greeting() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, 22), (int) BOOT.toMillis());
            socket.setSoTimeout((int) BOOT.toMillis());
            var in = socket.getInputStream();
            var text = new StringBuilder();
            IntStream.generate(() -> read(in)).takeWhile(c -> c >= ' ').forEach(c -> text.append((char) c));
            return text.toString();
        }
    }

    private static int read(InputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            // Its number, and so its address, is free again when its folder is gone.
            Ended.of(PATIENCE, new ProcessBuilder("rm", "-rf", folder.toString())).well();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
