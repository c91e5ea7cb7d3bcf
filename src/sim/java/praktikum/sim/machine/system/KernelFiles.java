package praktikum.sim.machine.system;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import praktikum.sim.fs.Devices;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.storage.Mount;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.machine.storage.Swap;

/** The files below {@code /proc} and {@code /sys} that tell of a machine's kernel and hardware; they are made when read. */
final class KernelFiles implements MachinePart {

    private static final long SYSTEM_KIB = 1_900_000;

    private final Machine node;
    private final MemoryFiles files;

    KernelFiles(Machine node) {
        this.node = node;
        this.files = node.files();
    }

    @Override
    public void boot() {
        try {
            Devices.put(files, node.world().random());
            put();
        } catch (FileError e) {
            throw new IllegalStateException("/proc, /sys or /dev is no directory", e);
        }
    }

    private void put() throws FileError {
        supply("/proc/uptime", () -> String.format(Locale.ROOT, "%.2f %.2f\n", node.uptime().toMillis() / 1000.0,
                node.uptime().toMillis() * node.hardware().processors() * 0.97 / 1000));
        supply("/proc/loadavg", () -> "0.12 0.09 0.04 1/347 " + (node.nextPid()) + "\n");
        supply("/proc/version", () -> "Linux version " + node.kernel() + " (" + node.release().builder(node.product()) + ") "
                + node.release().build(node.product(), node.kernel()) + "\n");
        supply("/proc/cmdline", () -> "BOOT_IMAGE=/boot/vmlinuz-" + node.kernel() + " root="
                + root() + " quiet\n");
        supply("/proc/cpuinfo", this::processors);
        supply("/proc/modules", () -> {
            var text = new StringBuilder();
            KernelModules.of(node).modules().forEach(module -> text.append(module).append(" 16384 0 - Live 0x0000000000000000\n"));
            return text.toString();
        });
        supply("/proc/meminfo", this::memory);
        supply("/proc/sys/kernel/random/boot_id", () -> node.bootId() + "\n");
        supply("/proc/sys/kernel/random/uuid", () -> {
            var random = node.world().random();
            return UUID.nameUUIDFromBytes((random.nextLong() + " " + random.nextLong()).getBytes(StandardCharsets.UTF_8)) + "\n";
        });
        supply("/proc/sys/kernel/hostname", () -> node.hostname() + "\n");
        supply("/proc/sys/kernel/osrelease", () -> node.kernel() + "\n");
        supply("/sys/class/watchdog/watchdog0/identity", () -> "Software Watchdog\n");
        supply("/sys/class/watchdog/watchdog0/timeout", () -> "10\n");
    }

    private String root() {
        Mount root = Mounts.of(node).at("/").orElseThrow();
        String pool = "ZFS=" + root.source();
        return root.type().equals("zfs") ? pool + " ro root=" + pool + " boot=zfs" : root.source() + " ro";
    }

    private void supply(String path, Supplier<String> text) throws FileError {
        files.supply(path, 0444, () -> node.world().ask(text).getBytes(StandardCharsets.UTF_8));
    }

    private String memory() {
        long all = node.hardware().memory() >> 10;
        long used = Math.min(all / 4, SYSTEM_KIB);
        return String.format(Locale.ROOT, "MemTotal:       %d kB\nMemFree:        %d kB\nMemAvailable:   %d kB\n"
                + "SwapTotal:      %4$d kB\nSwapFree:       %4$d kB\n", all, all - used, all - used * 16 / 19, Swap.of(node).total() >> 10);
    }

    private String processors() {
        String flag = node.hardware().virtualisation() ? node.hardware().intel() ? " vmx" : " svm" : "";
        String guest = node.hardware().hypervisor().equals("none") ? "" : " hypervisor";
        int count = node.hardware().processors();
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("processor\t: ").append(i).append("\nvendor_id\t: ").append(node.hardware().intel() ? "GenuineIntel"
                    : "AuthenticAMD")
                    .append("\ncpu family\t: 6\nmodel\t\t: 158\nmodel name\t: ").append(model())
                    .append("\nstepping\t: 10\ncpu MHz\t\t: 3200.000\n")
                    .append("physical id\t: 0\nsiblings\t: ").append(count).append("\ncore id\t\t: ").append(i)
                    .append("\ncpu cores\t: ")
                    .append(count).append("\nflags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 "
                    + "clflush mmx fxsr")
                    .append(" sse sse2 ht syscall nx rdtscp lm constant_tsc pni pclmulqdq").append(flag)
                    .append(" ssse3 cx16 sse4_1 sse4_2 x2apic popcnt aes xsave avx").append(guest)
                    .append(" lahf_lm\nbogomips\t: 6400.00\n\n");
        }
        return text.toString();
    }

    private String model() {
        return node.hardware().intel() ? "Intel(R) Core(TM) i5-8500 CPU @ 3.00GHz" : "AMD Ryzen 5 PRO 4650G";
    }
}
