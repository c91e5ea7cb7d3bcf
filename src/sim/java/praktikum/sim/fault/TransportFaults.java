package praktikum.sim.fault;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Topic;
import praktikum.sim.server.SimulatedSshServer;
import praktikum.sim.server.SimulatedSshServer.Trouble;

/** Ways in which the kit cannot look at a machine that may be perfectly well. */
public final class TransportFaults implements Topic, FaultSource {

    @Override
    public List<Fault> faults() {
        return List.of(
                Fault.ofTransport("node-down", server -> server.trouble(Optional.of(Trouble.OFF))).untilBoot(),
                Fault.ofTransport("silent-host", server -> server.trouble(Optional.of(Trouble.SILENT))).untilBoot(),
                Fault.ofTransport("login-denied", server -> server.trouble(Optional.of(Trouble.LOGIN_DENIED))).untilBoot(),
                Fault.ofTransport("no-channels", server -> server.trouble(Optional.of(Trouble.NO_CHANNELS))).untilBoot(),
                Fault.ofTransport("changed-host-key", SimulatedSshServer::changeHostKey));
    }
}
