package praktikum.sim.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between the Proxmox VE releases that the simulator plays. */
public enum Release {
    /** Proxmox VE 8 on Debian 12. */
    PVE8(8, "bookworm", "12", "6.8.12-9-pve", "6.8.12-18-pve", "6.1.0-41-amd64", "6.1.158-1",
            Map.of("8.4.0", "ec58e45e1bcdf2ac", "8.4.21", "2606ac85")),
    /** Proxmox VE 9 on Debian 13. */
    PVE9(9, "trixie", "13", "6.17.2-1-pve", "6.17.4-2-pve", "6.12.57+deb13-amd64", "6.12.57-1",
            Map.of("9.1.1", "2a5fa54a8503f96d", "9.2.11", "14a22df3"));

    /**
     * A package of the release.
     *
     * @param name its name
     * @param installed the version that the installer of Proxmox VE leaves; {@code -} where it leaves it out
     * @param newest the version in the repository
     * @param component {@code pve}, {@code debian} or {@code security}
     * @param debian the version that the installer of Debian leaves, {@code -} where it leaves it out; empty text for what
     *     {@code pveversion} tells of
     * @param needs the packages that come with it
     */
    public record Package(String name, String installed, String newest, String component, String debian, List<String> needs) {

        private static Package of(String[] words) {
            return new Package(words[0], words[1], words[2], words[3], words.length > 4 ? words[4] : "",
                    words.length > 5 ? List.of(words[5].split(",")) : List.of());
        }

        /** The version that an installer leaves; empty where it leaves it out. */
        public Optional<String> installed(Product product) {
            return Optional.of(product == Product.DEBIAN ? debian : installed).filter(version -> version.matches("[0-9].*"));
        }

        /** Whether {@code pveversion} tells of it. */
        public boolean ofProxmoxVe() {
            return debian.isEmpty();
        }
    }

    private final int number;
    private final String codename;
    private final String debian;
    private final String installedKernel;
    private final String newestKernel;
    private final String debianKernel;
    private final String debianKernelPackage;
    private final Map<String, String> ids;

    Release(int number, String codename, String debian, String installedKernel, String newestKernel,
            String debianKernel, String debianKernelPackage, Map<String, String> ids) {
        this.number = number;
        this.codename = codename;
        this.debian = debian;
        this.installedKernel = installedKernel;
        this.newestKernel = newestKernel;
        this.debianKernel = debianKernel;
        this.debianKernelPackage = debianKernelPackage;
        this.ids = new LinkedHashMap<>(ids);
    }

    /** The release with that first number, 8 or 9. */
    public static Release of(int number) {
        return switch (number) {
            case 8 -> PVE8;
            case 9 -> PVE9;
            default -> throw new IllegalArgumentException("the simulator plays Proxmox VE 8 and 9, not " + number);
        };
    }

    /** 8 or 9. */
    public int number() {
        return number;
    }

    /** Debian's name: {@code trixie}. */
    public String codename() {
        return codename;
    }

    /** Debian's number: {@code 13}. */
    public String debian() {
        return debian;
    }

    /** The kernel that the installer leaves. */
    public String installedKernel() {
        return installedKernel;
    }

    /** The kernel in the repository. */
    public String newestKernel() {
        return newestKernel;
    }

    /** The kernel of Debian. */
    public String debianKernel() {
        return debianKernel;
    }

    /** The version of its package. */
    public String debianKernelPackage() {
        return debianKernelPackage;
    }

    /** Who built the kernel, as {@code /proc/version} says. */
    public String builder(Product product) {
        return product == Product.DEBIAN ? "debian-kernel@lists.debian.org" : "build@proxmox";
    }

    /** The number of its build, as {@code uname -v} prints it of a kernel. */
    public String build(Product product, String kernel) {
        boolean ofDebian = product == Product.DEBIAN && !kernel.endsWith("-pve");
        return "#1 SMP PREEMPT_DYNAMIC " + (ofDebian ? "Debian " + debianKernelPackage + " (2025-11-05)"
                : "PMX " + kernel.replace("-pve", ""));
    }

    /** The commit id in a version of pve-manager; the newest one's for a version that is not known. */
    public String id(String managerVersion) {
        return ids.getOrDefault(managerVersion, "0d4c2a6bd1e7f3a9");
    }

    /** All packages, in the order of {@code pveversion -v}; the kernels are not among them. */
    public List<Package> packages() {
        String name = "/praktikum/sim/packages-" + number + ".txt";
        try (InputStream in = Release.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .map(Package::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the packages of " + this + " are not in the kit", e);
        }
    }
}
