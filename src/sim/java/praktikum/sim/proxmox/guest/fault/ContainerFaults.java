package praktikum.sim.proxmox.guest.fault;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import praktikum.sim.fault.Fault;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.run.RunningGuest;

/** What can be wrong with a container. */
final class ContainerFaults {

    private ContainerFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("container-missing", guest -> true, Subject::remove),
                fault("container-privileged", guest -> guest.config().flag("unprivileged"),
                        guest -> guest.changeAndRestart(Subject.with("unprivileged", ""))),
                fault("container-no-gateway", Subject::hasCard,
                        guest -> guest.changeAndRestart(guest.card(card -> card.without("gw")))),
                fault("container-other-subnet", Subject::hasCard, guest -> guest.changeAndRestart(guest.card(card -> card
                        .with("ip", "192.168.1.20/24").with("gw", "192.168.1.1")))),
                fault("container-dhcp", Subject::hasCard, guest -> guest.changeAndRestart(guest.card(card -> card.with("ip", "dhcp")
                        .without("gw")))),
                fault("container-other-bridge", Subject::hasCard, guest -> guest.change(guest.card(card -> card.with("bridge",
                        guest.emptyBridge())))),
                fault("container-cores", guest -> true, guest -> guest.change(Subject.with("cores", "3"))),
                fault("container-memory", guest -> true, guest -> guest.change(Subject.with("memory", "192"))),
                fault("container-stopped", guest -> guest.running().isPresent(),
                        guest -> guest.running().ifPresent(RunningGuest::end)).untilBoot(),
                fault("container-not-at-boot", guest -> guest.config().flag("onboot"),
                        guest -> guest.change(Subject.with("onboot", ""))));
    }

    private static Fault fault(String name, Predicate<Subject> there, Consumer<Subject> change) {
        return Subject.fault(GuestKind.LXC, there, name, change);
    }
}
