package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import praktikum.run.Cancellation;
import praktikum.sim.fault.Faults;
import praktikum.text.Language;

/** What the help gives as an example can be typed. */
class HelpTest {

    @TestFactory
    Stream<DynamicTest> everyExampleIsACommand() {
        return Stream.of(Language.values()).flatMap(language -> examples(language).stream()
                .map(example -> DynamicTest.dynamicTest(language.code() + ": " + example, () -> isACommand(example, language))));
    }

    private static List<String> examples(Language language) {
        var help = ResourceBundle.getBundle("praktikum.cli.help", language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var examples = new ArrayList<String>();
        for (var key : help.keySet().stream().sorted().toList()) {
            if (key.matches(".*\\.footer\\.\\d+")) {
                // What follows after two blanks explains.
                examples.addAll(List.of(help.getString(key).strip().split(" {2,}")[0].split(" && ")));
            }
        }
        return examples;
    }

    private static void isACommand(String example, Language language) {
        var words = example.split(" ");
        assertTrue(words[0].equals("praktikum"), example);
        var parsed = assertDoesNotThrow(() -> Main.commandLine(new Cancellation(), language)
                .parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new)));
        assertTrue(parsed.hasSubcommand(), example);
        var verb = parsed.subcommand();
        if (verb.hasMatchedOption("--fault")) {
            verb.matchedOption("--fault").stringValues().forEach(fault ->
                    assertTrue(Faults.named(fault.split("@")[0]).isPresent(), fault));
        }
    }
}
