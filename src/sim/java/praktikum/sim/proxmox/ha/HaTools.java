package praktikum.sim.proxmox.ha;

import java.util.List;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.shell.Call;

/** {@code ha-manager}. */
final class HaTools {

    private HaTools() {}

    /** {@code ha-manager status} and {@code config} of a cluster without HA resources. */
    static Answer haManager(Call call, Machine node) {
        List<String> args = call.args();
        if (args.isEmpty()) {
            return Answer.fail(255, "ERROR: no command specified\nUSAGE: ha-manager <COMMAND> [ARGS] [OPTIONS]\n");
        }
        return switch (args.getFirst()) {
            case "status" -> Answer.ok(new HaApi(node).haStatus(args.contains("--verbose") || args.contains("-verbose")));
            case "config" -> Answer.ok("");
            default -> Answer.fail(2, "ha-manager: command " + args.getFirst() + " is not supported by the simulator\n");
        };
    }
}
