package praktikum.sim.machine.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;

/** What is installed on a machine, and what the package lists on its disk offer. */
public final class Packages {

    /** Where the package lists are. */
    public static final String LISTS = "/var/lib/apt/lists";

    private final Machine node;
    private final TreeMap<String, String> installed = new TreeMap<>();

    public Packages(Machine node) {
        this.node = node;
    }

    /** The installed version of a package. */
    public Optional<String> version(String name) {
        return Optional.ofNullable(installed.get(name));
    }

    /** All installed packages with their versions. */
    public Map<String, String> installed() {
        return new TreeMap<>(installed);
    }

    /** Puts a package on the disk in some version. */
    public void install(String name, String version) {
        installed.put(name, version);
    }

    /** Takes a package off. */
    public void remove(String name) {
        installed.remove(name);
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
        offered().forEach((name, version) -> version(name).filter(old -> VersionOrder.compare(old, version) < 0)
                .ifPresent(old -> names.add(name)));
        return names;
    }

    /** The version of pve-manager. */
    public String manager() {
        return version("pve-manager").orElse("");
    }

    /** The newest installed kernel, which the machine boots. */
    public String bootKernel() {
        return installed.keySet().stream().filter(name -> name.matches("proxmox-kernel-.*-pve-signed"))
                .map(name -> name.replace("proxmox-kernel-", "").replace("-signed", ""))
                .max(VersionOrder::compare).orElse(node.release().installedKernel());
    }
}
