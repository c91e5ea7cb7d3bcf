package praktikum.sim.machine.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.VersionOrder;

/** What is installed on a machine, as dpkg's file says, and what the package lists on its disk offer. */
public final class Packages {

    /** Where the package lists are. */
    public static final String LISTS = "/var/lib/apt/lists";
    private static final String STATUS = "/var/lib/dpkg/status";

    private final Machine node;

    private Packages(Machine node) {
        this.node = node;
    }

    /** Those of a machine. */
    public static Packages of(Machine machine) {
        return new Packages(machine);
    }

    /** The installed version of a package. */
    public Optional<String> version(String name) {
        return Optional.ofNullable(installed().get(name));
    }

    /** All installed packages with their versions. */
    public Map<String, String> installed() {
        Map<String, String> installed = new TreeMap<>();
        String name = "";
        for (String line : node.disk().textOrEmpty(STATUS).split("\n")) {
            if (line.startsWith("Package: ")) {
                name = line.substring(9);
            } else if (line.startsWith("Version: ")) {
                installed.put(name, line.substring(9));
            }
        }
        return installed;
    }

    /** Puts a package on the disk in some version; a kernel is then there to be booted. */
    public void install(String name, String version) {
        install(Map.of(name, version));
    }

    /** Puts packages on the disk, each in its version. */
    void install(Map<String, String> versions) {
        Map<String, String> installed = installed();
        installed.putAll(versions);
        var text = new StringBuilder();
        installed.forEach((name, version) -> text.append("Package: ").append(name)
                .append("\nStatus: install ok installed\nArchitecture: amd64\nVersion: ").append(version).append("\n\n"));
        node.disk().write(STATUS, text.toString());
        node.unpack(versions.keySet());
        versions.keySet().stream().filter(name -> name.matches("proxmox-kernel-.*-pve-signed|linux-image-.*-amd64"))
                .forEach(name -> node.disk().write("/boot/vmlinuz-" + name.replaceFirst("^(proxmox-kernel|linux-image)-", "")
                        .replaceFirst("-signed$", ""), "kernel"));
    }

    /** What the fetched package lists offer, the newest version of each package. */
    public Map<String, String> offered() {
        Map<String, String> offered = new TreeMap<>();
        for (String list : node.disk().list(LISTS)) {
            if (list.endsWith("_Packages")) {
                String name = "";
                for (String line : node.disk().textOrEmpty(LISTS + "/" + list).split("\n")) {
                    if (line.startsWith("Package: ")) {
                        name = line.substring(9).strip();
                    } else if (line.startsWith("Version: ")) {
                        offered.merge(name, line.substring(9).strip(), (a, b) -> VersionOrder.compare(a, b) >= 0 ? a : b);
                    }
                }
            }
        }
        return offered;
    }

    /** The offered packages that are newer than the installed ones. */
    public List<String> upgradable() {
        List<String> names = new ArrayList<>();
        Map<String, String> installed = installed();
        offered().forEach((name, version) -> Optional.ofNullable(installed.get(name)).filter(old -> VersionOrder.compare(old, version) < 0)
                .ifPresent(old -> names.add(name)));
        return names;
    }

    /** The version of pve-manager. */
    public String manager() {
        return version("pve-manager").orElse("");
    }
}
