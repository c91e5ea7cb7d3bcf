package praktikum.sim.proxmox.guest.run;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.DiskImage;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.guest.OperatingSystem;
import praktikum.sim.machine.ssh.KeyGenerator;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.storage.VolumeDisk;
import praktikum.sim.proxmox.storage.plugin.ImageFile;

/** Makes the machine inside a guest from what lies on its disk. */
final class GuestSystems {

    // What firmware and kernel keep for themselves of a virtual machine's memory.
    private static final double KEPT = 0.035;
    // Where BlockDevices keeps what lies on drives, by their serial numbers.
    private static final String DRIVES = "/drive";

    private GuestSystems() {}

    /** What a disk boots; empty where it holds nothing that does. */
    static Optional<OperatingSystem> bootable(ImageFile image) {
        return OperatingSystem.parse(image.system());
    }

    /** The machine inside, switched off. */
    static Machine machine(Machine host, int id, GuestKind kind, GuestConfig config, OperatingSystem system, ImageFile image) {
        boolean vm = kind == GuestKind.QEMU;
        List<Hardware.Card> cards = new ArrayList<>();
        config.cards(kind).forEach((number, card) -> cards.add(new Hardware.Card(RunningGuest.cardName(number, card),
                card.get(vm ? "macaddr" : "hwaddr", "").toLowerCase(Locale.ROOT), "",
                Hardware.Cable.GOOD.plugged(!card.flag("link_down")))));
        int processors = config.processors(kind);
        long memory = vm ? (long) (config.memory() * (1 - KEPT)) : config.memory();
        var hardware = new Hardware(false, host.hardware().intel(), vm ? "kvm" : "lxc", cards, host.hardware().clockError(),
                vm ? drives(config) : List.of(), processors == 0 ? host.hardware().processors() : processors, memory);
        Machine machine = new Machine(host.world(), (vm ? "vm" : "ct") + id, Product.DEBIAN, system.release(), hardware);
        List<DiskImage> images = VolumeDisk.images(image);
        machine.files().restore(images.isEmpty() ? system.lay(host.world()) : images.getFirst());
        if (images.isEmpty()) {
            // systemd gives an image that runs for the first time an id of its own.
            machine.disk().write("/etc/machine-id", HexFormat.of().formatHex(KeyGenerator.of(host).bytes(16)) + "\n", 0444);
        }
        if (images.size() > 1) {
            machine.drives().restore(images.get(1));
            if (vm) {
                attached(machine);
            }
        }
        return machine;
    }

    /** What lies on the only disk is still there where that is attached to another controller now, and so has another serial number. */
    private static void attached(Machine machine) {
        try {
            List<String> before = machine.drives().exists(DRIVES) ? machine.drives().list(DRIVES) : List.of();
            String now = machine.hardware().drives().getFirst().serial();
            if (before.size() == 1 && !before.contains(now)) {
                machine.drives().rename(DRIVES + "/" + before.getFirst(), DRIVES + "/" + now);
            }
        } catch (FileError damaged) {
            throw new IllegalStateException("the drives of " + machine.name(), damaged);
        }
    }

    private static List<Drive> drives(GuestConfig config) {
        List<Drive> drives = new ArrayList<>();
        for (Map.Entry<String, PropertyString> drive : config.drives().entrySet()) {
            if (!GuestConfig.isCdrom(drive.getValue()) && drive.getKey().matches("(scsi|virtio|sata|ide)\\d+")) {
                drives.add(new Drive("sd" + (char) ('a' + drives.size()), Sizes.bytes(drive.getValue().get("size", "1G")), "QEMU HARDDISK",
                        "drive-" + drive.getKey(), "", true));
            }
        }
        return drives;
    }
}
