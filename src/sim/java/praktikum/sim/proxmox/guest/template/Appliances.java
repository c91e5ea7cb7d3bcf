package praktikum.sim.proxmox.guest.template;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.guest.OperatingSystem;
import praktikum.sim.proxmox.storage.plugin.ImageFile;

/** The templates that Proxmox offers for download. */
final class Appliances {

    private static final long MEBIBYTE = 1 << 20;
    private static final String SERVER = "http://download.proxmox.com/images/";

    /**
     * A template.
     *
     * @param section {@code system}, {@code mail}
     * @param size bytes of the file
     * @param unpacked bytes of what it unpacks to
     */
    record Appliance(String section, String file, long size, long unpacked) {

        private static Appliance of(String line) {
            String[] words = line.split(" ");
            return new Appliance(words[0], words[1], (long) (Double.parseDouble(words[2]) * MEBIBYTE), Long.parseLong(words[3]) * MEBIBYTE);
        }

        /** Where it is downloaded from. */
        String location() {
            return SERVER + section + "/" + file;
        }

        /** What the file holds. */
        ImageFile image() {
            String format = file.substring(file.lastIndexOf(".tar.") + 1);
            return new ImageFile(format, unpacked, size, OperatingSystem.of(file).map(OperatingSystem::text).orElse(""), new byte[0]);
        }
    }

    private static final List<Appliance> ALL = List.of(
            "mail proxmox-mail-gateway-8.2-standard_8.2-1_amd64.tar.zst 285.11 1061",
            "mail proxmox-mail-gateway-9.0-standard_9.0-1_amd64.tar.zst 312.40 1183",
            "system almalinux-10-default_20250930_amd64.tar.xz 96.14 465",
            "system almalinux-9-default_20240911_amd64.tar.xz 96.22 471",
            "system alpine-3.21-default_20241217_amd64.tar.xz 2.99 9",
            "system alpine-3.22-default_20250617_amd64.tar.xz 3.14 10",
            "system archlinux-base_20240911-1_amd64.tar.zst 143.02 560",
            "system centos-9-stream-default_20240828_amd64.tar.xz 95.40 468",
            "system debian-11-standard_11.7-1_amd64.tar.zst 119.85 497",
            "system debian-12-standard_12.12-1_amd64.tar.zst 121.20 506",
            "system debian-13-standard_13.1-2_amd64.tar.zst 123.70 517",
            "system devuan-5.0-standard_5.0_amd64.tar.gz 98.10 379",
            "system fedora-42-default_20250428_amd64.tar.xz 79.12 391",
            "system opensuse-15.6-default_20240910_amd64.tar.xz 46.80 229",
            "system rockylinux-10-default_20251001_amd64.tar.xz 102.33 487",
            "system rockylinux-9-default_20240912_amd64.tar.xz 105.94 502",
            "system ubuntu-22.04-standard_22.04-1_amd64.tar.zst 123.81 492",
            "system ubuntu-24.04-standard_24.04-2_amd64.tar.zst 135.03 531",
            "system ubuntu-25.04-standard_25.04-1.1_amd64.tar.zst 138.20 544").stream().map(Appliance::of).toList();

    private Appliances() {}

    /** All of them, sorted by section and name. */
    static List<Appliance> all() {
        return ALL;
    }

    /** The one of a file name. */
    static Optional<Appliance> named(String file) {
        return ALL.stream().filter(one -> one.file().equals(file)).findFirst();
    }
}
