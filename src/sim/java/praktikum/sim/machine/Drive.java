package praktikum.sim.machine;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A disk of a machine. What is on it lies in {@link Machine#drives}, below its serial number.
 *
 * @param name what the kernel calls it: {@code sda}
 * @param size in bytes, whole sectors of 512
 * @param model the model as it tells it
 * @param serial its serial number, unlike that of any other drive of the machine
 * @param wwn its world wide name in hexadecimal, empty text where it has none
 * @param present whether it is connected
 */
public record Drive(String name, long size, String model, String serial, String wwn, boolean present) {

    private static final List<Integer> GIBIBYTES = List.of(64, 100, 32, 32);

    /** Those that a machine is bought with: one for the installer and three to spare; a hypervisor's are called as it calls them. */
    public static List<Drive> ofNewMachine(String hypervisor, int machine) {
        return IntStream.range(0, GIBIBYTES.size()).mapToObj(number -> {
            String name = "sd" + (char) ('a' + number);
            long size = (long) GIBIBYTES.get(number) << 30;
            return switch (hypervisor) {
                case "kvm", "qemu" -> new Drive(name, size, "QEMU HARDDISK", "drive-scsi" + number, "", true);
                case "oracle" -> new Drive(name, size, "VBOX HARDDISK", String.format(Locale.ROOT, "VB%08x-%08x",
                        0x3c51e29aL * machine & 0xffffffffL, 0x9a04d3b1L * (4 * machine + number) & 0xffffffffL), "", true);
                default -> new Drive(name, size, "SATA SSD", String.format(Locale.ROOT, "AA%08d%04d", 21_042_610 + machine, 137 + number),
                        String.format(Locale.ROOT, "0x5000c50%09x", 0x1e2d3c4L * machine + number), true);
            };
        }).toList();
    }

    /** The same, connected or not. */
    public Drive with(boolean connected) {
        return new Drive(name, size, model, serial, wwn, connected);
    }

    /** What udev makes of model and serial number, the name in {@code /dev/disk/by-id}. */
    public String id() {
        return serial.startsWith("drive-") ? "scsi-0QEMU_QEMU_HARDDISK_" + serial : "ata-" + model.replace(' ', '_') + "_" + serial;
    }

    /** Its place on the bus as udev names it in {@code /dev/disk/by-path}; {@code number} counts the drives from 0. */
    public String busPath(int number) {
        return serial.startsWith("drive-") ? "pci-0000:00:05.0-scsi-0:0:" + number + ":0"
                : "pci-0000:00:" + (serial.startsWith("VB") ? "0d" : "17") + ".0-ata-" + (number + 1);
    }
}
