package praktikum.sim.proxmox.guest.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import praktikum.sim.fault.Fault;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.RunningGuest;
import praktikum.sim.proxmox.guest.vm.VmMove;
import praktikum.sim.proxmox.storage.plugin.ImageFile;

/** What can be wrong with a virtual machine. */
final class MachineFaults {

    private static final String AGENT = "qemu-guest-agent.service";
    private static final String FOLDER = "/var/lib/vz/template/iso/";
    private static final String ISO = "debian-13.2.0-amd64-netinst.iso";
    private static final String FOREIGN = "08:00:27:5A:01:02";
    private static final long ISO_SIZE = 820_000_000;

    private MachineFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("machine-missing", guest -> true, Subject::remove),
                fault("machine-old-controller", guest -> true, guest -> guest.changeAndRestart(Subject.with("scsihw", "lsi"))),
                fault("machine-foreign-card", Subject::hasCard, guest -> guest.changeAndRestart(guest.card(card -> card.with("macaddr",
                        FOREIGN)))),
                fault("machine-disk-local", guest -> disk(guest).isPresent(), MachineFaults::toLocal),
                fault("machine-iso-local", guest -> true, MachineFaults::leaveIso),
                fault("machine-agent-disabled", guest -> guest.config().get("agent").isPresent(),
                        guest -> guest.changeAndRestart(Subject.with("agent", ""))),
                fault("machine-agent-silent", guest -> agent(guest).filter(Unit::isActive).isPresent(), guest -> {
                    Unit unit = agent(guest).orElseThrow();
                    Units.of(guest.running().orElseThrow().system().orElseThrow()).stop(unit);
                    unit.file(Unit.File.MASKED);
                }),
                fault("machine-other-subnet", guest -> guest.config().get("ipconfig0").isPresent(), guest -> guest.changeAndRestart(
                        Subject.with("ipconfig0", "ip=192.168.1.15/24,gw=192.168.1.1"))),
                fault("machine-other-bridge", Subject::hasCard, guest -> guest.change(guest.card(card -> card.with("bridge",
                        guest.emptyBridge())))),
                fault("machine-cores", guest -> true, guest -> guest.changeAndRestart(Subject.with("cores", "3"))),
                fault("machine-memory", guest -> true, guest -> guest.changeAndRestart(Subject.with("memory", "768"))),
                fault("machine-stopped", guest -> guest.running().isPresent(),
                        guest -> guest.running().ifPresent(RunningGuest::end)).untilBoot(),
                fault("machine-paused", guest -> guest.running().isPresent(),
                        guest -> guest.running().ifPresent(running -> running.pause("paused"))).untilBoot(),
                fault("machine-not-at-boot", guest -> guest.config().flag("onboot"),
                        guest -> guest.change(Subject.with("onboot", ""))));
    }

    private static Fault fault(String name, Predicate<Subject> there, Consumer<Subject> change) {
        return Subject.fault(GuestKind.QEMU, there, name, change);
    }

    private static Optional<Map.Entry<String, PropertyString>> disk(Subject guest) {
        return guest.config().drives().entrySet().stream().filter(drive -> !GuestConfig.isCdrom(drive.getValue())).findFirst();
    }

    /** The disk lies where only this node has it, as the dialog proposes. */
    private static void toLocal(Subject guest) {
        try {
            VmMove.atOnce(guest.node(), guest.id(), disk(guest).orElseThrow().getKey(), "local-lvm");
        } catch (GuestError refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void leaveIso(Subject guest) {
        try {
            guest.node().disk().makeDirectories(FOLDER);
            guest.node().files().write(FOLDER + ISO, new ImageFile("iso", ISO_SIZE, ISO_SIZE, "", new byte[0]).bytes());
        } catch (FileError full) {
            throw new IllegalStateException(full);
        }
        String drive = List.of("ide2", "ide0", "ide3").stream().filter(name -> guest.config().get(name).isEmpty()).findFirst()
                .orElseThrow();
        guest.change(Subject.with(drive, "local:iso/" + ISO + ",media=cdrom,size=" + ISO_SIZE / 1024 + "K"));
    }

    private static Optional<Unit> agent(Subject guest) {
        return guest.running().flatMap(RunningGuest::upSystem).flatMap(machine -> Units.of(machine).get(AGENT));
    }
}
