package praktikum.sim.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/** The OpenSSH client of this computer, with a key and a {@code known_hosts} of its own and no other configuration. */
final class OpenSshClient {

    private final Path directory;
    private int patience = 60;

    record Result(byte[] out, String err, int exit) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }
    }

    private OpenSshClient(Path directory) {
        this.directory = directory;
    }

    static boolean isThere() {
        return Files.isExecutable(Path.of("/usr/bin/ssh")) && Files.isExecutable(Path.of("/usr/bin/ssh-keygen"));
    }

    /** A client with a new key of that kind. */
    static OpenSshClient in(Path directory, String kind) throws Exception {
        int made = new ProcessBuilder("/usr/bin/ssh-keygen", "-q", "-t", kind, "-N", "", "-f", directory.resolve("id").toString())
                .inheritIO().start().waitFor();
        if (made != 0) {
            throw new IOException("ssh-keygen exits " + made);
        }
        return new OpenSshClient(directory);
    }

    String publicKey() {
        try {
            return Files.readString(directory.resolve("id.pub")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits only so many seconds for a server to speak: most tests must not depend on how busy this computer is. */
    void waitsOnly(int seconds) {
        patience = seconds;
    }

    /** Trusts the host key that the server has now. */
    void knows(SimulatedSshServer server) throws IOException {
        Files.writeString(directory.resolve("known_hosts"), "[127.0.0.1]:" + server.port() + " " + server.hostKey() + "\n");
    }

    /** Trusts the key that is trusted already, under the server's port of today. */
    void knowsOnly(SimulatedSshServer server) throws IOException {
        String[] parts = Files.readString(directory.resolve("known_hosts")).split(" ", 2);
        Files.writeString(directory.resolve("known_hosts"), "[127.0.0.1]:" + server.port() + " " + parts[1]);
    }

    Process start(SimulatedSshServer server, String... command) throws IOException {
        return start(server, List.of(), command);
    }

    Process start(SimulatedSshServer server, List<String> options, String... command) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("/usr/bin/ssh", "-F", "none", "-o", "BatchMode=yes", "-o", "ConnectTimeout=" + patience,
                "-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=" + directory.resolve("known_hosts"),
                "-o", "GlobalKnownHostsFile=none", "-o", "IdentitiesOnly=yes", "-i", directory.resolve("id").toString(),
                "-p", String.valueOf(server.port())));
        words.addAll(options);
        words.add("root@127.0.0.1");
        words.addAll(List.of(command));
        return new ProcessBuilder(words).start();
    }

    Result run(SimulatedSshServer server, String... command) throws Exception {
        return run(server, new byte[0], command);
    }

    Result run(SimulatedSshServer server, byte[] input, String... command) throws Exception {
        return finish(start(server, command), input);
    }

    /** Gives the input to a client and waits for its end. */
    static Result finish(Process process, byte[] input) throws Exception {
        FutureTask<byte[]> err = new FutureTask<>(() -> process.getErrorStream().readAllBytes());
        Thread.ofVirtual().start(err);
        Thread.ofVirtual().start(() -> {
            try (var to = process.getOutputStream()) {
                to.write(input);
            } catch (IOException e) {
                // The client did not want all of it.
            }
        });
        byte[] out = process.getInputStream().readAllBytes();
        return new Result(out, new String(err.get(), StandardCharsets.UTF_8), process.waitFor());
    }
}
