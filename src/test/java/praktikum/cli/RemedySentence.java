package praktikum.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.run.practice.PracticeCluster;

/**
 * What somebody types who reads a sentence of a check: the commands in it, in their order, each on the machine that the sentence names
 * for it; the one it is about where it names none.
 *
 * @param subject the node that the sentence is about
 */
record RemedySentence(String text, String subject, List<String> nodes) {

    /** Root's password, and yes to whatever is asked. */
    static final String ANSWERS = PracticeCluster.ROOT_PASSWORD + "\nyes\n";

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    /** Behind a command, or behind several that are lined up: where. */
    private static final Pattern PLACE = Pattern.compile("^(?:(?:,| and| dan|, then| lalu|, lalu|, kemudian| and then)+"
            + "(?: run)? `[^`]+`)*,? "
            + "(?:on|di|pada|in) (it\\b|sana\\b|both\\b|keduanya\\b|each\\b|masing-masing\\b|[a-z0-9-]+)|^ (there)\\b");
    private static final Pattern CONDITION = Pattern.compile("(?i)\\b(if|where|unless|jika|bila)\\b");
    private static final Pattern REFUSED = Pattern.compile("(?:if that answers|jika jawabannya) _");
    /** Changes nothing, whatever the state: typed wherever it stands. */
    private static final Pattern LOOKS = Pattern.compile("(?:journalctl|dmesg|date|timedatectl|ping|ls|cat|hostname|getent|uptime)"
            + "\\b(?! set-).*"
            + "|ip (?:-[a-z0-9]+ )*(?:addr|route show|link show).*|ip -br addr|systemctl (?:status|is-[a-z]+) .*|corosync-cfgtool -[sn]"
            + "|(?:lsblk|vgs|lvs|zpool (?:status|list)|zfs (?:list|get)|pvesm status|grep|showmount|exportfs -s|df)\\b.*"
            + "|pvecm (?:status|nodes)|iptables -S|ha-manager status|pveversion.*");

    /**
     * A command of a sentence.
     *
     * @param on the machines it is typed on
     * @param conditional whether the sentence says it for some case only
     * @param onRefusal whether that case is an answer that it quotes
     */
    record Step(List<String> on, String command, boolean conditional, boolean onRefusal) {

        /** Whether it is one of the kit's own. */
        boolean kit() {
            return command.startsWith("praktikum ");
        }

        boolean looks() {
            return LOOKS.matcher(command).matches();
        }

        /** systemctl(1): status of what does not run ends with 3; ping(8), grep(1): 1 where nothing came; pvecm status without quorum. */
        boolean allows(int exit) {
            return exit == 0 || exit == 3 && command.startsWith("systemctl status ") || exit == 1 && command.matches("(ping|grep) .*")
                    || command.equals("pvecm status");
        }
    }

    /** Everything that stands in back-quotes. */
    List<String> quoted() {
        return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /**
     * The commands in their order.
     *
     * @param command whether what is quoted is a command, rather than a line of a file or an answer
     */
    List<Step> steps(Predicate<String> command) {
        var steps = new ArrayList<Step>();
        var all = quoted();
        for (var quote = QUOTED.matcher(text); quote.find(); ) {
            var words = quote.group(1);
            // The beginning of another one is what the sentence speaks about: "pvecm add" beside "pvecm add 192.0.2.1".
            var spoken = all.stream().anyMatch(other -> other.startsWith(words + " "));
            if (command.test(words) && !spoken) {
                steps.add(new Step(place(quote).orElse(List.of(subject)), words, CONDITION.matcher(clause(quote.start())).find(),
                        REFUSED.matcher(clause(quote.start())).find()));
            }
        }
        return steps;
    }

    private Optional<List<String>> place(Matcher quote) {
        var behind = PLACE.matcher(text.substring(quote.end()));
        if (!behind.find()) {
            return Optional.empty();
        }
        var word = behind.group(1) == null ? behind.group(2) : behind.group(1);
        return switch (word) {
            case "both", "keduanya" -> Optional.of(nodes.stream().filter(text::contains).toList());
            case "each", "masing-masing" -> Optional.of(nodes);
            case "it", "sana", "there" -> lastNamed(quote.start()).map(List::of);
            default -> nodes.contains(word) ? Optional.of(List.of(word)) : Optional.empty();
        };
    }

    /** The node that is named last before a place. */
    private Optional<String> lastNamed(int before) {
        var spoken = QUOTED.matcher(text.substring(0, before)).replaceAll(quote -> " ".repeat(quote.group().length()));
        return nodes.stream().filter(node -> at(spoken, node) >= 0).max((a, b) -> Integer.compare(at(spoken, a), at(spoken, b)));
    }

    private static int at(String spoken, String node) {
        var found = Pattern.compile("(?<![A-Za-z0-9/.-])" + node + "(?![A-Za-z0-9-])").matcher(spoken);
        var last = -1;
        while (found.find()) {
            last = found.start();
        }
        return last;
    }

    /** What stands before a place in its clause, quotes as "_". */
    private String clause(int at) {
        var before = QUOTED.matcher(text.substring(0, at)).replaceAll("_")
                .replaceAll("\\([^()]*\\)", "");
        return before.substring(Math.max(Math.max(before.lastIndexOf(". "), before.lastIndexOf("; ")),
                Math.max(before.lastIndexOf(": "), before.lastIndexOf('('))) + 1);
    }

    /** What a program that asks is answered. */
    static String answers(String command) {
        return command.startsWith("apt-get ") ? "y\n" : ANSWERS;
    }
}
