package praktikum.sim.proxmox.storage;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.shell.Call;

/** {@code pvesm}. */
final class StorageTools {

    private StorageTools() {}

    /** {@code pvesm status}. */
    static Answer pvesm(Call call, Machine node) {
        return call.args().equals(List.of("status")) ? Answer.ok(new StorageApi(node).table())
                : Answer.fail(2, "pvesm: only 'status' is supported by the simulator\n");
    }
}
