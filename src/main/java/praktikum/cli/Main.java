package praktikum.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import praktikum.cli.terminal.Screen;
import praktikum.cli.terminal.TerminalSanitizer;
import praktikum.run.Cancellation;
import praktikum.run.WorkContext;
import praktikum.run.WorkFailed;
import praktikum.text.Language;
import praktikum.text.Message;

/** The command line: {@code praktikum VERB …}. */
@Command(name = "praktikum", versionProvider = Version.class, synopsisSubcommandLabel = "VERB")
public final class Main implements Runnable {

    private static final List<Class<?>> VERBS = List.of(DemoCommand.class, InitCommand.class, DoctorCommand.class, LabsCommand.class,
            GuideCommand.class, RunCommand.class, CheckCommand.class, HintCommand.class, DrillCommand.class, ReportCommand.class,
            RegradeCommand.class, SimCommand.class, LintCommand.class);

    @Mixin
    private final CommonOptions common;

    @CommandLine.Option(names = {"-V", "--version"}, versionHelp = true, descriptionKey = "option.version")
    private boolean version;

    @Spec
    private CommandSpec spec;

    private Main(Cancellation cancellation) {
        this.common = new CommonOptions(cancellation);
    }

    /** The options that were given, before or after the verb. */
    CommonOptions common() {
        return common;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String... args) {
        System.setOut(StandardStream.of(FileDescriptor.out, 1));
        System.setErr(StandardStream.of(FileDescriptor.err, 2));
        var cancellation = new Cancellation();
        var done = new CountDownLatch(1);
        // On Ctrl-C the work is ended by its own means, and the process waits until it has put its things away.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("praktikum-interrupt").unstarted(() -> {
            cancellation.cancel();
            try {
                // Where no work has begun, as while init asks its questions, there is nothing to put away and nobody who will answer.
                if (cancellation.begun() && !done.await(1, TimeUnit.SECONDS) && cancellation.working()) {
                    done.await(20, TimeUnit.SECONDS);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }));
        int exit;
        try {
            exit = run(cancellation, args);
        } finally {
            done.countDown();
        }
        System.out.flush();
        System.exit(exit);
    }

    /** Runs one command in this process and gives its exit code. */
    static int run(Cancellation cancellation, String... args) {
        var language = language(args);
        return told(commandLine(cancellation, language, args).execute(args), language);
    }

    /** Whoever did not get what a command had to say must not take its code for the whole answer. */
    private static int told(int exit, Language language) {
        var lost = System.out.checkError();
        if (lost && !readerGone(System.out)) {
            System.err.println(Message.of("cli.not-told").in(language));
        }
        var says = exit != ExitCode.EVIDENCE_DAMAGED && exit != ExitCode.INTERRUPTED;
        if (!says || !lost && !System.err.checkError()) {
            return exit;
        }
        return readerGone(System.out) || readerGone(System.err) ? ExitCode.READER_GONE : ExitCode.USAGE;
    }

    private static boolean readerGone(PrintStream stream) {
        return stream instanceof StandardStream own && own.readerGone();
    }

    /** The commands as picocli has them. */
    static CommandLine commandLine(Cancellation cancellation, Language language, String... args) {
        var line = new CommandLine(new Main(cancellation));
        verbs(args).forEach(line::addSubcommand);
        line.setResourceBundle(ResourceBundle.getBundle("praktikum.cli.help", language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        line.setUsageHelpAutoWidth(false);
        line.setHelpFactory((spec, colours) -> {
            spec.usageMessage().width(helpWidth());
            return new CommandLine.Help(spec, colours);
        });
        line.setAbbreviatedOptionsAllowed(true);
        line.registerConverter(Language.class, text -> Language.of(text).orElseThrow(() -> new CommandLine.TypeConversionException(text)));
        line.setExecutionExceptionHandler((trouble, command, parsed) -> trouble(trouble, language));
        line.setParameterExceptionHandler((mistake, given) -> wrong(mistake, language));
        return line;
    }

    // picocli lays out no help in fewer than 55 columns, and lines of more than 100 are hard to read.
    private static int helpWidth() {
        var screen = Screen.system(Language.ENGLISH);
        return screen.terminal() ? Math.clamp(screen.columns(), 55, 100) : 100;
    }

    /** The one verb that stands first, all where none does: reading the options of one costs picocli four milliseconds. */
    private static List<Class<?>> verbs(String... args) {
        var first = VERBS.stream().filter(verb -> args.length > 0 && verb.getSimpleName().equalsIgnoreCase(args[0] + "Command")).toList();
        return first.isEmpty() ? VERBS : first;
    }

    /** The language that arguments choose: {@code --lang}, else that of the locale, else English. */
    static Language language(String... args) {
        for (var i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return Language.of(args[i].substring("--lang=".length())).orElse(Language.ENGLISH);
            }
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return Language.of(args[i + 1]).orElse(Language.ENGLISH);
            }
        }
        var locale = Stream.of("LC_ALL", "LC_MESSAGES", "LANG").map(name -> System.getenv().getOrDefault(name, ""))
                .filter(value -> !value.isEmpty()).findFirst().orElse("");
        return locale.toLowerCase(Locale.ROOT).startsWith("id") ? Language.INDONESIAN : Language.ENGLISH;
    }

    private static int trouble(Exception trouble, Language language) {
        if (trouble instanceof WorkFailed failed) {
            failed.sentences(language).forEach(sentence -> System.err.println(TerminalSanitizer.lines(sentence)));
            return ExitCode.of(failed.end());
        }
        var files = trouble instanceof UncheckedIOException || trouble instanceof DirectoryIteratorException ? trouble.getCause() : trouble;
        if (files instanceof IOException unusable) {
            System.err.println(TerminalSanitizer.lines(FileErrorMessage.of(unusable).in(language)));
        } else {
            System.err.println(Message.of("cli.broken", WorkContext.kitVersion()).in(language));
            // Its messages may hold what a machine said.
            var lines = new StringWriter();
            trouble.printStackTrace(new PrintWriter(lines, true));
            System.err.print(TerminalSanitizer.lines(lines.toString()));
        }
        return ExitCode.USAGE;
    }

    private static int wrong(ParameterException wrong, Language language) {
        var line = wrong.getCommandLine();
        line.getErr().println(TerminalSanitizer.line(UsageErrorMessage.of(wrong).in(language)));
        line.getErr().println(Screen.system(language).word("cli.see-help", line.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    /** Without a verb: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
