package praktikum.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.sim.ClusterSpec;
import praktikum.sim.EmbeddedCluster;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.server.SimulatedSshServer;
import praktikum.sim.server.SshKeyFile;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.PosixSystem;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.SimulatedClock;

/** A simulated machine behind its own SSH server. It counts who sleeps, so that a test sees what was left running. */
public final class SimMachine implements SshMachine {

    private final Path folder;
    private final EmbeddedCluster cluster;
    private final SimulatedSshServer server;
    private final Map<Object, String> sleeping;

    private SimMachine(Path folder, EmbeddedCluster cluster, SimulatedSshServer server, Map<Object, String> sleeping) {
        this.folder = folder;
        this.cluster = cluster;
        this.server = server;
        this.sleeping = sleeping;
    }

    /** Starts a freshly installed machine. */
    public static SimMachine start(Path folder, int sessions) throws IOException {
        var login = SshKeyFile.line(SshKeyFile.of(folder.resolve("login_key")));
        var cluster = EmbeddedCluster.start(ClusterSpec.example(folder.resolve("keys"), List.of(login))
                .withNodes(List.of(new ClusterSpec.Machine("node01", "10.20.30.11", List.of()))));
        var sleeping = new ConcurrentHashMap<Object, String>();
        var server = new SimulatedSshServer(new Watched(cluster.machine("node01"), sleeping), 0, SshKeyFile.of(folder.resolve("host_key")),
                () -> List.of(login), Optional::empty);
        server.mostChannels(sessions);
        var machine = new SimMachine(folder, cluster, server, sleeping);
        Files.writeString(machine.knownHosts(), KnownHosts.name("127.0.0.1", server.port()) + " " + server.hostKey() + "\n");
        return machine;
    }

    @Override
    public int port() {
        return server.port();
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
    public String hostKey() {
        return server.hostKey();
    }

    @Override
    public void cut() {
        server.cut();
    }

    @Override
    public void down() {
        server.trouble(Optional.of(SimulatedSshServer.Trouble.OFF));
    }

    @Override
    public void up() {
        server.trouble(Optional.empty());
    }

    @Override
    public boolean runs(String words) {
        return sleeping.containsValue(words);
    }

    @Override
    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    @Override
    public void close() {
        server.close();
        cluster.close();
    }

    /** A machine whose {@code sleep} is listed as long as it runs. */
    private record Watched(PosixSystem machine, Map<Object, String> sleeping) implements PosixSystem {

        @Override
        public String hostname() {
            return machine.hostname();
        }

        @Override
        public FileSystem files() {
            return machine.files();
        }

        @Override
        public Optional<Program> program(String name) {
            return name.equals("sleep") ? machine.program(name).map(this::listed) : machine.program(name);
        }

        private Program listed(Program program) {
            return (Call call) -> {
                var one = new Object();
                sleeping.put(one, "sleep " + String.join(" ", call.args()));
                try {
                    return program.run(call);
                } finally {
                    sleeping.remove(one);
                }
            };
        }

        @Override
        public SimulatedClock clock() {
            return machine.clock();
        }
    }
}
