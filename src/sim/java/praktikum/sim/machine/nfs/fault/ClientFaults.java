package praktikum.sim.machine.nfs.fault;

import java.util.List;
import praktikum.sim.fault.Fault;
import praktikum.sim.machine.network.ManagementBridge;

/** Exports that give more than the nodes need, or what no power cut may touch. */
final class ClientFaults {

    private static final int WIDER = 8;

    private ClientFaults() {}

    static List<Fault> all() {
        return List.of(
                ExportFaults.applied("export-world", (server, line) -> line.onlyFor("*")),
                ExportFaults.applied("export-too-wide", (server, line) -> {
                    var own = ManagementBridge.address(server);
                    int prefix = own.prefix() - WIDER;
                    return line.and(own.ip().network(prefix) + "/" + prefix + line.options());
                }),
                ExportFaults.export("export-parent", (server, line) -> {
                    String parent = line.path().replaceFirst("/[^/]*$", "");
                    line.replace(server, line.toString(), (parent.isEmpty() ? "/" : parent) + " *(rw,no_root_squash,no_subtree_check)");
                    ExportLine.apply(server);
                }),
                ExportFaults.applied("export-async", (server, line) -> line.withLast(client -> client.contains("sync")
                        ? client.replace("sync", "async") : client.replace(")", ",async)"))));
    }
}
