package praktikum.sim.machine.system;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileStatus.Kind;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;

/** The modules that a machine's kernel has loaded for its hardware, and the device that comes with them. */
public final class KernelModules implements MachinePart {

    private final Machine node;
    private final Set<String> modules = new LinkedHashSet<>();

    KernelModules(Machine node) {
        this.node = node;
    }

    /** Those of a machine. */
    public static KernelModules of(Machine machine) {
        return machine.part(KernelModules.class);
    }

    /** Switches virtualisation on or off in the firmware; the kernel sees it at once, which a real one does at boot. */
    void virtualisation(boolean on) {
        node.hardware(node.hardware().withVirtualisation(on));
        if (!on) {
            modules.remove("kvm_intel");
            modules.remove("kvm_amd");
            deviceFile();
        }
    }

    /** The loaded modules. */
    public List<String> modules() {
        return List.copyOf(modules);
    }

    /** Whether {@code /dev/kvm} is there. */
    public boolean kvm() {
        return modules.contains("kvm_intel") || modules.contains("kvm_amd");
    }

    /** Loads a module; false where the hardware for it is missing. */
    public boolean load(String module) {
        boolean intel = node.hardware().intel();
        boolean virtualisation = node.hardware().virtualisation();
        if (module.equals("kvm_intel") && !(intel && virtualisation) || module.equals("kvm_amd") && (intel || !virtualisation)) {
            return false;
        }
        if (module.startsWith("kvm_")) {
            modules.add("kvm");
        }
        modules.add(module);
        deviceFile();
        return true;
    }

    /** Unloads a module; false when it was not loaded. */
    public boolean unload(String module) {
        boolean was = modules.remove(module);
        deviceFile();
        return was;
    }

    // The kernel makes and removes the device with the module.
    private void deviceFile() {
        try {
            node.disk().write("/sys/class/misc/tun", "");
            node.disk().remove("/sys/class/misc/kvm");
            if (kvm()) {
                node.disk().write("/sys/class/misc/kvm", "");
                node.files().device("/dev/kvm", Kind.CHARACTER_DEVICE, 0660, InputStream::nullInputStream, content -> { });
                node.files().setOwner("/dev/kvm", "root", "kvm");
            } else {
                node.disk().remove("/dev/kvm");
            }
        } catch (FileError e) {
            throw new IllegalStateException("/dev is no directory", e);
        }
    }

    /** Loads what a booting kernel finds hardware for and {@code /etc/modprobe.d} does not forbid. */
    @Override
    public void boot() {
        modules.clear();
        List<String> wanted = new ArrayList<>(List.of("bridge", "stp", "llc", "softdog", "zfs", "spl", "nfnetlink", "e1000e",
                node.hardware().intel() ? "kvm_intel" : "kvm_amd"));
        Set<String> forbidden = new LinkedHashSet<>();
        for (String file : node.disk().list("/etc/modprobe.d")) {
            node.disk().textOrEmpty("/etc/modprobe.d/" + file).lines().map(String::strip)
                    .filter(line -> line.startsWith("blacklist "))
                    .forEach(line -> forbidden.add(line.substring(10).strip().replace('-', '_')));
        }
        wanted.removeIf(forbidden::contains);
        wanted.forEach(this::load);
        deviceFile();
    }
}
