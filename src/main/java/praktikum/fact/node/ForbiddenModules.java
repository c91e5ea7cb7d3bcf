package praktikum.fact.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * The kernel modules that are not loaded by themselves when the machine starts, from the lines {@code blacklist MODULE} and
 * {@code install MODULE /bin/false} below {@code /etc/modprobe.d} (modprobe.d(5)).
 *
 * @param files the file that forbids each, by the module's name with underscores
 */
public record ForbiddenModules(Map<String, String> files) {

    public static final Question<ForbiddenModules> ASKED =
            Question.of(ForbiddenModules::read, "grep", "-rsE", "^[[:space:]]*(blacklist|install)[[:space:]]", "/etc/modprobe.d");

    private static final Pattern LINE = Pattern.compile("(/[^:]+):\\s*(?:blacklist\\s+(\\S+)|install\\s+(\\S+)\\s+(.*\\S))\\s*");
    private static final Pattern NOTHING = Pattern.compile("(?:/usr)?/bin/(?:true|false)|:");

    public ForbiddenModules {
        files = Map.copyOf(files);
    }

    /** Reads grep's lines: {@code /etc/modprobe.d/a.conf:blacklist kvm_intel} → a.conf forbids kvm_intel; no line forbids nothing. */
    public static Reading<ForbiddenModules> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() > 2 || !p.err().isBlank()) {
                throw p.failure();
            }
            var files = new LinkedHashMap<String, String>();
            for (String line : TextLines.filledLines(p.out())) {
                var parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw new NotUnderstood("no line 'FILE:blacklist MODULE' or 'FILE:install MODULE COMMAND'", line);
                }
                if (parts.group(2) != null) {
                    files.putIfAbsent(parts.group(2).replace('-', '_'), parts.group(1));
                } else if (NOTHING.matcher(parts.group(4)).matches()) {
                    files.putIfAbsent(parts.group(3).replace('-', '_'), parts.group(1));
                }
            }
            return new ForbiddenModules(files);
        });
    }

    /** The file that forbids a module. */
    public Optional<String> by(String module) {
        return Optional.ofNullable(files.get(module));
    }
}
