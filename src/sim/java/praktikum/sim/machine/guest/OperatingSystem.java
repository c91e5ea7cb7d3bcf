package praktikum.sim.machine.guest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.fs.DiskImage;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Hardware;
import praktikum.sim.machine.Installation;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Product;
import praktikum.sim.machine.Release;
import praktikum.sim.machine.World;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.machine.ssh.KeyGenerator;

/**
 * What a guest is made from. Every one is the simulator's Debian inside, whatever it says of itself in {@code /etc/os-release}.
 *
 * @param distribution as {@code ID} in os-release has it: {@code debian}
 * @param version {@code 13}, {@code 22.04}
 * @param image whether it is the disk image of a cloud, with cloud-init; else it is a template of containers
 */
public record OperatingSystem(String distribution, String version, boolean image) {

    private static final Pattern TEMPLATE = Pattern.compile("([a-z]+)-(\\d+(?:\\.\\d+)?)-[a-z]+_\\S+\\.tar\\.(?:zst|xz|gz)");
    private static final Pattern DEBIAN_IMAGE =
            Pattern.compile("(debian)-(\\d+)-(?:generic|genericcloud|nocloud)-amd64\\S*\\.(?:qcow2|raw)");
    private static final Pattern UBUNTU_IMAGE = Pattern.compile("([a-z]+)-server-cloudimg-amd64\\.(?:img|qcow2)");
    private static final Map<String, String> CODENAMES = Map.of("debian 11", "bullseye", "debian 12", "bookworm", "debian 13", "trixie",
            "ubuntu 20.04", "focal", "ubuntu 22.04", "jammy", "ubuntu 24.04", "noble", "ubuntu 25.04", "plucky");
    private static final String NOWHERE = "192.0.2.1";
    private static final int SECRET = 24;

    /** That of a file by its name: {@code debian-13-standard_13.1-2_amd64.tar.zst}; empty where the simulator has none of that name. */
    public static Optional<OperatingSystem> of(String file) {
        Matcher template = TEMPLATE.matcher(file);
        if (template.matches()) {
            return Optional.of(new OperatingSystem(template.group(1), template.group(2), false));
        }
        Matcher debian = DEBIAN_IMAGE.matcher(file);
        if (debian.matches()) {
            return Optional.of(new OperatingSystem(debian.group(1), debian.group(2), true));
        }
        Matcher ubuntu = UBUNTU_IMAGE.matcher(file);
        return !ubuntu.matches() ? Optional.empty() : CODENAMES.entrySet().stream()
                .filter(known -> known.getKey().startsWith("ubuntu ") && known.getValue().equals(ubuntu.group(1))).findFirst()
                .map(known -> new OperatingSystem("ubuntu", known.getKey().substring("ubuntu ".length()), true));
    }

    /** As a file of a template or an image says it: {@code debian 13 image}. */
    public String text() {
        return distribution + " " + version + (image ? " image" : " template");
    }

    /** Reads that. */
    public static Optional<OperatingSystem> parse(String text) {
        String[] words = text.strip().split(" ");
        return words.length == 3 ? Optional.of(new OperatingSystem(words[0], words[1], words[2].equals("image"))) : Optional.empty();
    }

    /** The Debian that it is inside. */
    public Release release() {
        boolean older = distribution.equals("debian") && version.matches("1[012]") || version.matches("2[02]\\.04");
        return older ? Release.PVE8 : Release.PVE9;
    }

    /** The name of the release: {@code trixie}; empty text where it has none. */
    public String codename() {
        return CODENAMES.getOrDefault(distribution + " " + version, "");
    }

    private String name() {
        return switch (distribution) {
            case "debian" -> "Debian GNU/Linux";
            case "almalinux" -> "AlmaLinux";
            case "centos" -> "CentOS Stream";
            case "rockylinux" -> "Rocky Linux";
            case "archlinux" -> "Arch Linux";
            case "opensuse" -> "openSUSE Leap";
            case "alpine" -> "Alpine Linux";
            default -> distribution.substring(0, 1).toUpperCase(Locale.ROOT) + distribution.substring(1);
        };
    }

    /** What {@code /etc/os-release} calls it: {@code Debian GNU/Linux 13 (trixie)}. */
    public String prettyName() {
        return name() + " " + version + (distribution.equals("debian") ? " (" + codename() + ")" : "");
    }

    /** The files of one that has never run. */
    public DiskImage lay(World world) {
        var hardware = new Hardware(false, true, image ? "kvm" : "lxc", List.of(new Hardware.Card("eth0", "bc:24:11:00:00:00", "",
                Hardware.Cable.GOOD)), Duration.ZERO, List.of());
        Machine machine = new Machine(world, "localhost", Product.DEBIAN, release(), hardware);
        machine.lay(new Installation("localhost", "localdomain", NOWHERE, 24, NOWHERE, NOWHERE, "", "Etc/UTC",
                KeyGenerator.of(machine).secret(SECRET), "", List.of(), false));
        Disk disk = machine.disk();
        String release = codename().isEmpty() ? "" : "VERSION_CODENAME=" + codename() + "\n";
        disk.write("/etc/os-release", "PRETTY_NAME=\"" + prettyName() + "\"\nNAME=\"" + name() + "\"\nVERSION_ID=\"" + version
                + "\"\nVERSION=\"" + version + (codename().isEmpty() ? "" : " (" + codename() + ")") + "\"\n" + release + "ID="
                + distribution
                + "\n" + (distribution.equals("debian") ? "" : "ID_LIKE=debian\n"));
        disk.write("/etc/machine-id", "");
        disk.write("/etc/network/interfaces", "auto lo\niface lo inet loopback\n\nsource /etc/network/interfaces.d/*\n");
        disk.write("/etc/hosts", "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n");
        disk.write("/etc/resolv.conf", "");
        List.of("rsa", "ed25519")
                .forEach(type -> List.of("", ".pub").forEach(end -> disk.remove("/etc/ssh/ssh_host_" + type + "_key" + end)));
        disk.remove("/root/.ssh/authorized_keys");
        if (image) {
            disk.write("/etc/fstab", "/dev/sda2 / ext4 rw,discard,errors=remount-ro 0 1\n");
            Packages.of(machine).install(CloudInit.PACKAGE, release() == Release.PVE9 ? "25.1.4-1" : "22.4.2-1");
        } else {
            disk.list("/boot").forEach(kernel -> disk.remove("/boot/" + kernel));
        }
        return machine.files().image();
    }
}
