package praktikum.fact.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * What the first processor of a host is and can do, from {@code /proc/cpuinfo}.
 *
 * @param model what it is called, such as {@code Intel(R) Core(TM) i5-8500 CPU @ 3.00GHz}
 * @param flags what it can do, as the kernel names it
 */
public record ProcessorFeatures(String model, Set<String> flags) {

    public static final Question<ProcessorFeatures> ASKED = Question.of(ProcessorFeatures::read, "grep", "-m2", "-E",
            "^(model name|flags)[[:space:]]", "/proc/cpuinfo");

    private static final int LONGEST_LINE = 10_000;
    // What each level adds (PVE::QemuServer::CPUConfig, the models of QEMU that Proxmox VE makes of them).
    private static final Map<String, List<String>> LEVELS = levels();

    public ProcessorFeatures {
        flags = Set.copyOf(flags);
    }

    private static Map<String, List<String>> levels() {
        Map<String, List<String>> levels = new LinkedHashMap<>();
        levels.put("x86-64-v2", List.of("cx16", "lahf_lm", "pni", "popcnt", "sse4_1", "sse4_2", "ssse3"));
        levels.put("x86-64-v2-AES", List.of("aes"));
        levels.put("x86-64-v3", List.of("abm", "avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "movbe", "xsave"));
        levels.put("x86-64-v4", List.of("avx512bw", "avx512cd", "avx512dq", "avx512f", "avx512vl"));
        return levels;
    }

    /** Reads {@code model name\t: Intel(R) …} and {@code flags\t\t: fpu vme …}. */
    public static Reading<ProcessorFeatures> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<String> lines = TextLines.filledLines(p.succeeded());
            if (lines.size() != 2 || !lines.getFirst().startsWith("model name") || !lines.getLast().startsWith("flags")
                    || lines.stream().anyMatch(line -> line.length() > LONGEST_LINE || !line.contains(": "))) {
                throw new NotUnderstood("no model and flags of a processor");
            }
            return new ProcessorFeatures(value(lines.getFirst()), Set.copyOf(new TreeSet<>(TextLines.words(value(lines.getLast())))));
        });
    }

    private static String value(String line) {
        return line.substring(line.indexOf(": ") + 2).strip();
    }

    /**
     * What a model of virtual processors needs and this one has not, such as {@code [avx2]} of {@code x86-64-v3}; empty where the model is
     * none of those levels, and nothing is known of it.
     */
    public Optional<List<String>> missing(String virtual) {
        if (!LEVELS.containsKey(virtual)) {
            return Optional.empty();
        }
        List<String> needed = new ArrayList<>();
        for (Map.Entry<String, List<String>> level : LEVELS.entrySet()) {
            needed.addAll(level.getValue());
            if (level.getKey().equals(virtual)) {
                break;
            }
        }
        return Optional.of(needed.stream().filter(flag -> !flags.contains(flag)).sorted().toList());
    }
}
