package praktikum.sim.proxmox.ha.lrm;

import java.util.Optional;
import java.util.OptionalInt;
import praktikum.sim.proxmox.ha.status.ServiceState;

/**
 * What is to be done with a service.
 *
 * @param sid the service
 * @param uid by what name its result is asked for; empty for stops because the node goes down, which nobody asks for
 * @param state the state it is to be brought to
 * @param target where it is to go
 * @param timeout how many seconds it is given to stop
 */
record Order(String sid, Optional<String> uid, ServiceState state, Optional<String> target, OptionalInt timeout) {
}
