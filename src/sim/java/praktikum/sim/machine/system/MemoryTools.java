package praktikum.sim.machine.system;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.shell.Call;

/** Commands that say how many processors and how much memory there is. */
final class MemoryTools {

    private MemoryTools() {
    }

    /** {@code nproc}. */
    static Answer nproc(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("--all"), Set.of());
        return words.unknown().isPresent() ? Answer.unsupported("nproc", words.unknown().get())
                : Answer.ok(node.hardware().processors() + "\n");
    }

    /** {@code free}, in KiB, or with {@code -b}, {@code -m}, {@code -h}. */
    static Answer free(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-b", "-k", "-m", "-g", "-h", "--bytes", "--mebi", "--human"), Set.of());
        if (words.unknown().isPresent()) {
            return Answer.unsupported("free", words.unknown().get());
        }
        Map<String, Long> kib = new HashMap<>();
        node.disk().textOrEmpty("/proc/meminfo").lines().map(line -> line.split(":?\\s+")).filter(parts -> parts.length > 1)
                .forEach(parts -> kib.put(parts[0], Long.parseLong(parts[1])));
        long total = kib.getOrDefault("MemTotal", 0L);
        long unused = kib.getOrDefault("MemFree", 0L);
        long available = kib.getOrDefault("MemAvailable", unused);
        String text = String.format(Locale.ROOT, "%19s %11s %11s %11s %11s %11s\n", "total", "used", "free", "shared", "buff/cache",
                "available") + "Mem:    " + cells(words, total, total - available, unused, 1024, available - unused, available) + "\n";
        long swap = kib.getOrDefault("SwapTotal", 0L);
        return Answer.ok(text + "Swap:   "
                + cells(words, swap, swap - kib.getOrDefault("SwapFree", swap), kib.getOrDefault("SwapFree", swap))
                + "\n");
    }

    private static String cells(CommandLine words, long... kib) {
        var text = new StringBuilder();
        for (int number = 0; number < kib.length; number++) {
            text.append(String.format(Locale.ROOT, number == 0 ? "%11s" : " %11s", cell(words, kib[number])));
        }
        return text.toString();
    }

    private static String cell(CommandLine words, long kib) {
        if (words.has("-h", "--human")) {
            return kib >= 1 << 20 ? String.format(Locale.ROOT, "%.1fGi", kib / 1048576.0) : kib >= 1024 ? kib / 1024 + "Mi" : kib + "Ki";
        }
        return String.valueOf(words.has("-b", "--bytes") ? kib << 10 : words.has("-m", "--mebi") ? kib >> 10 : words.has("-g") ? kib >> 20
                : kib);
    }
}
