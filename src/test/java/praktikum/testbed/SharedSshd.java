package praktikum.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import praktikum.host.SshMachine;

/** A machine that many tests have, one after the other, each with a {@code known_hosts} of its own. */
final class SharedSshd implements SshMachine {

    private final Sshd machine;
    private final Path knownHosts;

    private SharedSshd(Sshd machine, Path folder) throws IOException {
        this.machine = machine;
        this.knownHosts = Files.writeString(Files.createDirectories(folder).resolve("known_hosts"), known() + " " + hostKey() + "\n");
    }

    /** Machines by how many commands they carry out at once on one connection, started when first wanted. */
    static final class Rack implements AutoCloseable {

        private final Testbed testbed;
        private final Map<Debian, Map<Integer, Sshd>> machines = new EnumMap<>(Debian.class);

        Rack(Testbed testbed) {
            this.testbed = testbed;
        }

        SshMachine machine(Debian debian, int sessions, Path folder) throws IOException {
            return new SharedSshd(machines.computeIfAbsent(debian, key -> new HashMap<>()).computeIfAbsent(sessions,
                    key -> Sshd.start(testbed, debian, Outfit.PLAIN.config("MaxSessions " + sessions).config(debian.lenient()))), folder);
        }

        @Override
        public void close() {
            machines.values().forEach(some -> some.values().forEach(Sshd::close));
        }
    }

    @Override
    public String address() {
        return machine.address();
    }

    @Override
    public int port() {
        return machine.port();
    }

    @Override
    public String user() {
        return machine.user();
    }

    @Override
    public Path loginKey() {
        return machine.loginKey();
    }

    @Override
    public String hostKey() throws IOException {
        return machine.hostKey();
    }

    @Override
    public void cut() {
        machine.cut();
    }

    @Override
    public void down() {
        machine.down();
    }

    @Override
    public void up() {
        machine.up();
    }

    @Override
    public boolean runs(String words) {
        return machine.runs(words);
    }

    @Override
    public Path knownHosts() {
        return knownHosts;
    }

    @Override
    public void close() {
        if (!machine.listens()) {
            machine.up();
        }
    }
}
