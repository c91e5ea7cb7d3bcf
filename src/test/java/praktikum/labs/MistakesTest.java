package praktikum.labs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import praktikum.course.Rubric;
import praktikum.course.read.Courses;
import praktikum.text.Language;

/** Every mistake that a check can name has its sentence in the lab page of each language, and every sentence its check. */
class MistakesTest {

    private static final Path SOURCES = Path.of("checks");
    private static final Pattern METHOD = Pattern.compile(
            "(?m)^    (?:@Check\\((?:value = )?\"([a-z-]+)\"[^\\n]*\\)\\n    )?(?:@Challenge\\n    )?"
                    + "(?:private |static |public )*[A-Za-z<>.,? ]+ ([a-zA-Z]+)\\([^;{]*\\) \\{$");
    private static final Pattern WORD = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern CALL = Pattern.compile("([a-zA-Z]+)\\(|::([a-zA-Z]+)");

    /** A method of a source file: its class, which check it verifies, if one, and its text. */
    private record Method(String type, String check, String name, String text) {
    }

    @Test
    void namedAndToldMistakesAreTheSame() throws IOException {
        var named = named();
        for (var language : Language.values()) {
            var told = new TreeMap<String, Set<String>>();
            Courses.bundled().course().orElseThrow().labs().forEach(lab -> lab.checks().forEach(rubric ->
                    told.put(lab.id() + "/" + rubric.id().check(), new TreeSet<>(rubric.words(language).mistakes().keySet()))));
            assertEquals(lines(named), lines(told), language.toString());
        }
    }

    @Test
    void aSentenceNamesTheMachineItIsAbout() {
        for (var lab : Courses.bundled().course().orElseThrow().labs()) {
            for (var rubric : lab.checks()) {
                // A drill's results are the cluster's, not a node's.
                if (!rubric.id().step().equals("quorum-drill")) {
                    for (var language : Language.values()) {
                        mistakes(rubric, language).forEach((key, sentence) ->
                                assertTrue(sentence.contains("${node}") || sentence.contains("${peer}"),
                                        rubric.id() + " " + key + ": " + sentence));
                    }
                }
            }
        }
    }

    @Test
    void bothLanguagesFillInTheSameValues() {
        for (var lab : Courses.bundled().course().orElseThrow().labs()) {
            for (var rubric : lab.checks()) {
                mistakes(rubric, Language.ENGLISH).forEach((key, sentence) ->
                        assertEquals(values(sentence), values(mistakes(rubric, Language.INDONESIAN).get(key)), rubric.id() + " " + key));
            }
        }
    }

    private static Map<String, String> mistakes(Rubric rubric, Language language) {
        return rubric.words(language).mistakes();
    }

    private static Set<String> values(String sentence) {
        var values = new TreeSet<String>();
        Pattern.compile("\\$\\{[^}]+}").matcher(sentence).results().forEach(found -> values.add(found.group()));
        return values;
    }

    private static String lines(Map<String, Set<String>> mistakes) {
        var lines = new StringBuilder();
        mistakes.forEach((check, keys) -> lines.append(check).append(' ').append(keys).append('\n'));
        return lines.toString();
    }

    /** Per check, the words that its method, or what it calls in the same folder, hands to {@code mistake}. */
    private static Map<String, Set<String>> named() throws IOException {
        var named = new TreeMap<String, Set<String>>();
        try (var folders = Files.newDirectoryStream(SOURCES, Files::isDirectory)) {
            for (var folder : folders) {
                var methods = new ArrayList<Method>();
                try (var files = Files.newDirectoryStream(folder, "*.java")) {
                    for (var file : files) {
                        var text = Files.readString(file);
                        var marked = Pattern.compile("@ChecksFor\\(\"([^\"]+)\"\\)").matcher(text);
                        var lab = marked.find() ? marked.group(1) : "";
                        var starts = METHOD.matcher(text).results().toList();
                        for (var start : starts) {
                            var body = text.substring(start.start(), text.indexOf("\n    }\n", start.end()) + 1);
                            var name = start.group(2);
                            methods.add(new Method(file.getFileName().toString().replace(".java", ""),
                                    start.group(1) == null ? "" : lab + "/" + start.group(1), name, body));
                        }
                    }
                }
                for (var method : methods) {
                    if (!method.check().isEmpty()) {
                        named.put(method.check(), mistakes(method, methods, new HashSet<>()));
                    }
                }
            }
        }
        return named;
    }

    /** Those that a call in a method may mean: in its own class, or in one that it names. */
    private static List<Method> called(Method method, String name, List<Method> methods) {
        return methods.stream().filter(one -> one.name().equals(name) && !one.equals(method))
                .filter(one -> one.type().equals(method.type()) || method.text().matches("(?s).*\\b" + one.type() + "\\b.*")).toList();
    }

    private static Set<String> mistakes(Method method, List<Method> methods, Set<Method> visited) {
        var keys = new TreeSet<String>();
        if (!visited.add(method)) {
            return keys;
        }
        var text = method.text();
        for (var call : CALL.matcher(text).results().toList()) {
            var name = call.group(1) != null ? call.group(1) : call.group(2);
            if (name.equals("mistake")) {
                var argument = argument(text, call.end());
                WORD.matcher(argument.replaceAll("(==|equals\\(|contains\\() *\"[^\"]*\"", "")).results()
                        .forEach(word -> keys.add(word.group(1)));
                // A key that a method of the same file chooses: every word that one returns.
                CALL.matcher(argument).results().filter(inner -> inner.group(1) != null)
                        .flatMap(inner -> called(method, inner.group(1), methods).stream())
                        .forEach(chooser -> WORD.matcher(chooser.text()).results().forEach(word -> keys.add(word.group(1))));
            } else {
                for (var callee : called(method, name, methods)) {
                    keys.addAll(mistakes(callee, methods, visited));
                    if (Pattern.compile("String [a-zA-Z]*[mM]istake\\b").matcher(callee.text()).find() && call.group(1) != null) {
                        WORD.matcher(argument(text, call.end())).results().forEach(word -> keys.add(word.group(1)));
                    }
                }
            }
        }
        return keys;
    }

    /** The text between a call's parentheses. */
    private static String argument(String text, int from) {
        var depth = 1;
        for (var at = from; at < text.length(); at++) {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return text.substring(from, at);
            }
        }
        return "";
    }
}
