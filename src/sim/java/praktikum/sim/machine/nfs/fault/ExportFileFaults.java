package praktikum.sim.machine.nfs.fault;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.fault.TypedCommand;

/** {@code /etc/exports} and what is in force are two things: after a restart it is what the file says. */
final class ExportFileFaults {

    private ExportFileFaults() {}

    static List<Fault> all() {
        return List.of(
                ExportFaults.export("export-not-applied", (server, line) -> TypedCommand.run(server, "exportfs", "-u",
                        line.names().getLast() + ":" + line.path())).untilBoot(),
                ExportFaults.export("export-edited", (server, line) -> line.replace(server,
                        line.withEach(client -> client.replace(")", ",crossmnt)")).toString())).untilBoot(),
                ExportFaults.export("export-only-now", (server, line) -> line.replace(server)),
                ExportFaults.export("export-client-only-now", (server, line) -> line.replace(server, line.withoutLast().toString())),
                ExportFaults.export("export-later-mistake", (server, line) -> line.replace(server, "/srv/iso *(ro,no_subtree_chek)",
                        line.toString())),
                ExportFaults.applied("export-unknown-besides", (server, line) -> line.and("laptop-9(ro)")));
    }
}
