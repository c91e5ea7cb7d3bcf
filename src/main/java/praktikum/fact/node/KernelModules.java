package praktikum.fact.node;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The modules in the kernel, from {@code cat /proc/modules}.
 *
 * @param names with underscores, such as {@code kvm_intel}; none in a kernel without module support
 */
public record KernelModules(Set<String> names) {

    public static final Question<KernelModules> ASKED = Question.of(KernelModules::read, "cat", "/proc/modules");

    private static final Set<String> STATES = Set.of("Live", "Loading", "Unloading");

    public KernelModules {
        names = Set.copyOf(names);
    }

    /** Reads {@code /proc/modules}: {@code kvm 1146880 1 kvm_intel, Live 0xffffffffc0a00000} → kvm is loaded (proc_modules(5)). */
    public static Reading<KernelModules> read(Printed printed) {
        return Reading.of(printed, p -> {
            Set<String> names = new HashSet<>();
            for (String line : TextLines.filledLines(p.content().orElse(""))) {
                List<String> fields = TextLines.words(line);
                if (fields.size() < 6 || !STATES.contains(fields.get(4))) {
                    throw new NotUnderstood("no line of /proc/modules", line);
                }
                names.add(fields.getFirst());
            }
            return new KernelModules(names);
        });
    }

    /** Whether a module is loaded. */
    public boolean has(String name) {
        return names.contains(name);
    }
}
