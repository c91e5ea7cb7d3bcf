package praktikum.cli;

import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import praktikum.text.Message;

/** What is wrong with a command line, in the user's language: picocli itself only knows English. */
final class UsageErrorMessage {

    private UsageErrorMessage() {
    }

    /** The sentence for what picocli could not read. */
    static Message of(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unknown -> unknown(unknown);
            case MissingParameterException missing when !missing.getMissing().isEmpty() ->
                    missing.getMissing().getFirst() instanceof OptionSpec option
                    ? Message.of("cli.usage.no-value", option.longestName(), label(option))
                    : Message.of("cli.usage.missing",
                            missing.getMissing().stream().map(UsageErrorMessage::label).collect(Collectors.joining(" ")));
            case OverwrittenOptionException twice when twice.getOverwritten() instanceof OptionSpec option ->
                    Message.of("cli.usage.twice", option.longestName());
            default -> Optional.ofNullable(wrong.getArgSpec()).filter(spec -> wrong.getValue() != null)
                    .map(spec -> Message.of("cli.usage.value", wrong.getValue(),
                            spec instanceof OptionSpec option ? option.longestName() : label(spec), label(spec)))
                    .orElseGet(() -> Message.of("cli.usage.other", wrong.getMessage()));
        };
    }

    private static Message unknown(UnmatchedArgumentException unknown) {
        var word = unknown.getUnmatched().getFirst();
        var near = unknown.getSuggestions();
        var line = unknown.getCommandLine();
        // `labs` does without a verb of its own: only what is like one is taken for one.
        var verb = !line.getSubcommands().isEmpty() && !word.startsWith("-") && (line.getParent() == null || !near.isEmpty());
        if (!near.isEmpty() && (verb || word.startsWith("-"))) {
            return Message.of(verb ? "cli.usage.verb-near" : "cli.usage.option-near", word, String.join(", ", near));
        }
        return Message.of(verb ? "cli.usage.verb" : word.startsWith("-") ? "cli.usage.option" : "cli.usage.too-many", word);
    }

    private static String label(ArgSpec spec) {
        return spec.paramLabel();
    }
}
