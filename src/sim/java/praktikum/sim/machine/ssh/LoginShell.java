package praktikum.sim.machine.ssh;

import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.User;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Nic;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Login;

/** A user's login shell on another machine. */
final class LoginShell implements RemoteShell {

    private final Machine from;

    LoginShell(Machine from) {
        this.from = from;
    }

    @Override
    public int run(Machine target, User user, String command, Call call) throws InterruptedException {
        var login = new Login(target.shell(), user, Map.of("SSH_CLIENT", address() + " 40022 22"));
        if (command.isEmpty() && call.inputIsTerminal()) {
            return login.talk(call.terminal().orElseThrow());
        }
        return login.run(command.isEmpty() ? "exec bash -s" : command, call.in(), call.out(), call.err(), Optional.empty());
    }

    private String address() {
        return from.world().ask(() -> Nics.of(from).all().stream().flatMap(nic -> nic.addresses().stream()).map(Nic.Address::ip)
                .filter(ip -> !ip.isLoopback() && !ip.isLinkLocal()).map(Object::toString).findFirst().orElse("127.0.0.1"));
    }
}
