package praktikum.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.cli.terminal.Screen;
import praktikum.cli.terminal.TerminalOperator;
import praktikum.cli.terminal.TerminalSanitizer;
import praktikum.run.WorkFailed;
import praktikum.site.draft.PlanQuestion;
import praktikum.site.draft.SiteDraft;
import praktikum.site.plan.Virtualisation;
import praktikum.site.schema.ValueKind;
import praktikum.text.Message;
import praktikum.text.Nearest;

/** Asks for what a site still lacks, one value at a time, with what most people would say as the answer to Enter. */
final class SiteQuestions {

    private static final Pattern COUNTED = Pattern.compile("(.*?)([0-9]+)([^0-9]*)");

    private final Screen screen;
    private final TerminalOperator operator;

    SiteQuestions(Screen screen, TerminalOperator operator) {
        this.screen = screen;
        this.operator = operator;
    }

    /** The draft with everything asked. */
    SiteDraft complete(SiteDraft draft) throws WorkFailed {
        var full = draft.nodes().isEmpty() ? nodes(draft) : addresses(chosen(draft));
        for (var field : PlanQuestion.values()) {
            var answer = ask(field.question().in(screen.language()), full.suggestion(field), field.kind(), field.required());
            if (answer.isPresent()) {
                full = full.with(field, answer.get());
            }
        }
        var nested = operator.agrees(Message.of("cli.init.nested"));
        var user = ask(screen.word("cli.init.user"), full.user().or(() -> Optional.of("root")), ValueKind.USER, true);
        var keys = full.keys().isEmpty() ? ask(screen.word("cli.init.key"), usualKey(), ValueKind.PATH, false).stream().toList()
                : full.keys();
        return full.withLogin(user, keys, full.jump()).on(nested ? Virtualisation.NESTED : Virtualisation.BARE_METAL);
    }

    private SiteDraft nodes(SiteDraft draft) throws WorkFailed {
        var count = Integer.parseInt(until(screen.word("cli.init.count"), Optional.of("3"), true, text -> text.matches("[1-9]|1[0-6]")
                ? Optional.empty() : Optional.of(screen.word("cli.init.count-form", text))).orElseThrow());
        var full = draft;
        var name = Optional.of("pve1");
        var address = Optional.<String>empty();
        for (var number = 1; number <= count; number++) {
            name = ask(screen.word("cli.init.name", number), name, ValueKind.NAME, true);
            address = ask(screen.word("cli.init.address", name.orElseThrow()), address, ValueKind.ADDRESS, true);
            full = full.withNode(name.orElseThrow(), address.orElseThrow());
            name = next(name.orElseThrow());
            address = next(address.orElseThrow());
        }
        return full;
    }

    /** An inventory or a configuration of OpenSSH names more machines than those that are to be nodes. */
    private SiteDraft chosen(SiteDraft draft) throws WorkFailed {
        var names = draft.nodes().stream().map(SiteDraft.Entry::name).distinct().toList();
        var answer = until(screen.word("cli.init.which"), Optional.of(String.join(" ", names)), true, text -> words(text).stream()
                .filter(word -> !names.contains(word)).findFirst()
                .map(word -> screen.word("cli.init.which-form", word, Nearest.list(word, names))));
        return draft.withNodes(words(answer.orElseThrow()).stream()
                .map(name -> draft.nodes().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow()).toList());
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[ ,]+")).filter(word -> !word.isEmpty()).distinct().toList();
    }

    private SiteDraft addresses(SiteDraft draft) throws WorkFailed {
        var nodes = new ArrayList<SiteDraft.Entry>();
        for (var node : draft.nodes()) {
            var address = node.address().isPresent() ? node.address()
                    : ask(screen.word("cli.init.address", node.name()), Optional.empty(), ValueKind.ADDRESS, true);
            nodes.add(new SiteDraft.Entry(node.name(), address, node.login(), node.port(), node.user()));
        }
        return draft.withNodes(nodes);
    }

    /** Names and addresses are as a rule counted up. */
    static Optional<String> next(String text) {
        var parts = COUNTED.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var digits = parts.group(2);
        var next = String.format(Locale.ROOT, "%0" + digits.length() + "d", Long.parseLong(digits) + 1);
        return Optional.of(parts.group(1) + next + parts.group(3));
    }

    private static Optional<String> usualKey() {
        return List.of("id_ed25519", "id_ecdsa", "id_rsa").stream().map(name -> "~/.ssh/" + name)
                .filter(key -> Files.exists(Path.of(System.getProperty("user.home")).resolve(key.substring(2)))).findFirst();
    }

    private Optional<String> ask(String question, Optional<String> suggestion, ValueKind kind, boolean required) throws WorkFailed {
        return until(question, suggestion, required, text -> kind.problem(text).map(problem -> problem.in(screen.language())));
    }

    private Optional<String> until(String question, Optional<String> suggestion, boolean required,
            Function<String, Optional<String>> problem) throws WorkFailed {
        while (true) {
            var line = operator.line(question + suggestion.map(text -> " [" + text + "]").orElse("") + ": ");
            var answer = line.filter(text -> !text.isEmpty()).or(() -> suggestion);
            if (answer.isEmpty()) {
                if (!required) {
                    return Optional.empty();
                }
                if (line.isEmpty()) {
                    throw WorkFailed.because("cli.init.no-answer", question);
                }
                continue;
            }
            var wrong = problem.apply(answer.get());
            if (wrong.isEmpty()) {
                return answer;
            }
            screen.err().println(TerminalSanitizer.lines(wrong.get()));
            if (line.isEmpty()) {
                throw WorkFailed.because("cli.init.no-answer", question);
            }
        }
    }
}
