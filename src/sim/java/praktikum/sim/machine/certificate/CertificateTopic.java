package praktikum.sim.machine.certificate;

import java.util.List;
import praktikum.sim.machine.Command;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Topic;

/** X.509 certificates, and OpenSSL. */
public final class CertificateTopic implements Topic {

    @Override
    public List<Command> commands(Machine machine) {
        return List.of(new Command("/usr/bin/openssl", new OpensslClient(machine, new Openssl().on(machine))));
    }
}
