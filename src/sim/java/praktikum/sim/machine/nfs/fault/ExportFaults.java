package praktikum.sim.machine.nfs.fault;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.TypedCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.ManagementBridge;

/** An export that does not give the nodes what they need: the first one of the server that is in force. */
final class ExportFaults {

    /** As the course's first report has it beside two others. */
    private static final String ANOTHER = "/srv/nfs4/backups";

    private ExportFaults() {}

    static List<Fault> all() {
        return List.of(
                applied("export-blank", (server, line) -> line.withLast(client -> client.replace("(", " ("))),
                applied("export-mistyped-option", (server, line) -> line.withLast(client -> client.replace(")", ",no_root_sqash)"))),
                applied("export-blank-in-options", (server, line) -> line.withLast(client -> client.replaceFirst(",", ", "))),
                applied("export-unknown-name", (server, line) -> line.withLast(client -> "laptop-9" + line.options())),
                applied("export-commas", (server, line) -> line.onlyFor(String.join(",", line.names()))),
                applied("export-address-pattern", (server, line) -> line.onlyFor(line.names().getLast().replaceFirst("[^.:]+$", "*"))),
                applied("export-wrong-subnet", (server, line) -> line.onlyFor(otherNetwork(server))),
                applied("export-client-missing", (server, line) -> line.withoutLast()),
                applied("export-read-only", (server, line) -> line.withLast(client -> client.replace("(rw", "(ro"))),
                applied("export-root-squash", (server, line) -> line.withEach(client -> client.replace("no_root_squash", "root_squash"))),
                export("export-other-path", (server, line) -> {
                    server.disk().makeDirectories(ANOTHER);
                    line.replace(server, line.at(ANOTHER).toString());
                    ExportLine.apply(server);
                }),
                export("export-nothing", (server, line) -> {
                    line.replace(server);
                    ExportLine.apply(server);
                }),
                export("export-no-directory", (server, line) -> TypedCommand.run(server, "mv", line.path(), line.path() + ".old")),
                export("export-symlink", (server, line) -> {
                    TypedCommand.run(server, "mv", line.path(), line.path() + "-disk");
                    server.disk().link(line.path(), line.path() + "-disk");
                    ExportLine.apply(server);
                }),
                export("export-other-user", (server, line) -> {
                    TypedCommand.run(server, "mv", line.path(), line.path() + ".old");
                    server.disk().makeDirectories(line.path());
                    line.replace(server, line.withEach(client -> client.replace("no_root_squash", "all_squash,anonuid=1000,anongid=1000"))
                            .toString());
                    ExportLine.apply(server);
                }));
    }

    /** A fault of a server that exports something. */
    static Fault export(String name, BiConsumer<Machine, ExportLine> change) {
        return Fault.in("an NFS export", server -> ExportLine.of(server).isPresent(), name,
                server -> change.accept(server, ExportLine.of(server).orElseThrow()));
    }

    /** The same of what its line says, which is in force then. */
    static Fault applied(String name, BiFunction<Machine, ExportLine, ExportLine> change) {
        return export(name, (server, line) -> {
            line.replace(server, change.apply(server, line).toString());
            ExportLine.apply(server);
        });
    }

    private static String otherNetwork(Machine server) {
        var own = ManagementBridge.address(server);
        return ManagementBridge.otherNetwork(own.ip(), own.prefix()).network(own.prefix()) + "/" + own.prefix();
    }
}
