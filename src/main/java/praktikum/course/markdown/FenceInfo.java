package praktikum.course.markdown;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import praktikum.course.ActionTarget;
import praktikum.text.Nearest;
import praktikum.text.ProblemCollector;

/**
 * The info string of a fenced block: a language, then attributes.
 *
 * @param attributes only those that are allowed, with allowed values
 * @param action whether it is meant to be an action: it says {@code on}, rightly or not
 * @param right whether all of it is allowed
 */
public record FenceInfo(String language, Map<String, String> attributes, boolean action, boolean right) {

    static final String CHECKS = "checks";

    private static final Pattern BLANKS = Pattern.compile("\\w+\\s+=\\s*\\S+|\\w+=\\s+[^\\s=]+(?=\\s|$)");
    private static final Map<String, String> ALLOWED = allowed();
    private static final List<String> TARGETS = List.of("on=node1", "on=node2 …", "on=each-node", "on=other-nodes", "on=nfs",
            "on=each-container", "on=each-vm");

    /** Reads an info string; what is not allowed is noted. */
    static FenceInfo read(String info, int line, ProblemCollector problems) {
        var before = problems.findings().size();
        var blanks = BLANKS.matcher(info).results().map(found -> found.group()).toList();
        blanks.forEach(found -> problems.add(line, "course.attribute-blanks", found, found.replaceAll("\\s+", "")));
        var words = BLANKS.matcher(info.strip())
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replaceAll("\\s+", ""))).split("\\s+");
        if (!words[0].equals(CHECKS) && words[0].matches("(?i)che?c?ks?")) {
            problems.add(line, "course.fence-checks", words[0]);
            words[0] = CHECKS;
        }
        var attributes = new LinkedHashMap<String, String>();
        for (var word : List.of(words).subList(1, words.length)) {
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var value = equals < 0 ? "" : word.substring(equals + 1);
            if (!ALLOWED.containsKey(name)) {
                problems.add(line, "course.attribute", name, Nearest.list(name, ALLOWED.keySet()));
            } else if (!value.matches(ALLOWED.get(name))) {
                problems.add(line, "course.attribute." + name, name.equals("on") ? new Object[] {word, Nearest.list(word, TARGETS)}
                        : new Object[] {word});
            } else if (attributes.putIfAbsent(name, value) != null) {
                problems.add(line, "course.duplicate", name);
            }
        }
        var said = List.of(words).stream().skip(1).anyMatch(word -> word.startsWith("on="));
        // Whoever wrote attributes behind sh meant an action, even if something in them is wrong.
        var wanted = said || words[0].equals("sh") && problems.findings().size() > before;
        if (!attributes.isEmpty() && !wanted) {
            problems.add(line, "course.attribute-without-on",
                    attributes.entrySet().stream().map(a -> a.getKey() + "=" + a.getValue()).collect(Collectors.joining(" ")));
        } else if (wanted && !words[0].equals("sh")) {
            problems.add(line, "course.fence-language", words[0]);
        }
        return new FenceInfo(words[0], attributes, wanted, problems.findings().size() == before);
    }

    Optional<ActionTarget> on() {
        return get("on").flatMap(ActionTarget::parse);
    }

    boolean isChecks() {
        return language.equals(CHECKS);
    }

    /** The value of an attribute. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    Optional<Duration> timeout() {
        return get("timeout").map(text -> {
            var number = Long.parseLong(text.substring(0, text.length() - 1));
            return text.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
        });
    }

    private static Map<String, String> allowed() {
        var allowed = new LinkedHashMap<String, String>();
        allowed.put("on", "each-node|other-nodes|nfs|each-container|each-vm|node[1-9][0-9]?");
        allowed.put("by", "hand");
        allowed.put("secret", "[A-Za-z][A-Za-z0-9_-]*");
        allowed.put("confirm", "yes");
        allowed.put("unless", MappingReader.ID + "(/" + MappingReader.ID + "){0,2}");
        allowed.put("timeout", "[1-9][0-9]{0,3}[sm]");
        allowed.put("reboots", "yes");
        return Collections.unmodifiableMap(allowed);
    }
}
