package praktikum.site.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.text.FileProblem;

/** Reads the lines of an OpenSSH client configuration. */
final class SshConfigReader {

    // Each pattern is held against each name, and each line is one more setting or warning.
    private static final int MOST_PATTERNS = 1024;
    private static final int MOST_LINES = 4096;

    private static final Pattern LINE = Pattern.compile("([A-Za-z]++)(?:\\s*+=\\s*+|\\s++)(.*+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Set<String> KNOWN =
            Set.of("hostname", "user", "port", "identityfile", "identitiesonly", "proxyjump", "hostkeyalias");

    private final String file;
    private final List<SshConfigBlock> blocks = new ArrayList<>();
    private final List<FileProblem> warnings = new ArrayList<>();
    private int patterns;
    private int lines;
    private boolean full;
    // What stands before the first Host line counts for every host; what stands below Match for none.
    private Optional<SshConfigBlock> current = Optional.of(new SshConfigBlock(List.of("*"), new ArrayList<>(), new ArrayList<>()));

    SshConfigReader(String file) {
        this.file = file;
        blocks.add(current.get());
    }

    void line(int number, String text) {
        if (full || text.isBlank() || text.stripLeading().startsWith("#")) {
            return;
        }
        if (++lines > MOST_LINES) {
            enough(number);
            return;
        }
        var line = LINE.matcher(text.strip());
        if (!line.matches()) {
            warnings.add(FileProblem.of(file, number, "site.ssh-config.line", text.strip()));
            return;
        }
        var keyword = line.group(1).toLowerCase(Locale.ROOT);
        var words = words(line.group(2));
        switch (keyword) {
            case "host" -> host(number, words);
            case "match" -> {
                current = Optional.empty();
                warnings.add(FileProblem.of(file, number, "site.ssh-config.match"));
            }
            case "include" -> warnings.add(FileProblem.of(file, number, "site.ssh-config.include", line.group(2)));
            default -> setting(number, keyword, line.group(1), words);
        }
    }

    List<SshConfigBlock> blocks() {
        return blocks;
    }

    List<FileProblem> warnings() {
        return warnings;
    }

    private void enough(int number) {
        if (!full) {
            warnings.add(FileProblem.of(file, number, "site.ssh-config.most", MOST_LINES, MOST_PATTERNS));
        }
        full = true;
        current = Optional.empty();
    }

    private void host(int number, List<String> names) {
        patterns += names.size();
        if (patterns > MOST_PATTERNS) {
            enough(number);
            return;
        }
        names.stream().filter(SshConfigBlock::isPattern)
                .forEach(name -> warnings.add(FileProblem.of(file, number, "site.ssh-config.pattern", name)));
        var block = new SshConfigBlock(names, new ArrayList<>(), new ArrayList<>());
        blocks.add(block);
        current = Optional.of(block);
    }

    private void setting(int number, String keyword, String written, List<String> words) {
        if (current.isEmpty()) {
            return;
        }
        if (!KNOWN.contains(keyword)) {
            current.get().ignored().add(FileProblem.of(file, number, "site.ssh-config.keyword", written));
        } else if (words.isEmpty()) {
            current.get().ignored().add(FileProblem.of(file, number, "site.ssh-config.line", written));
        } else {
            current.get().settings().add(new SshConfigBlock.Setting(keyword, words.getFirst()));
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group(1) == null ? word.group(2) : word.group(1)).toList();
    }
}
