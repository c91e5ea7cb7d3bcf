package praktikum.sim.shell.tools.sed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;
import praktikum.sim.shell.pattern.InterruptibleText;
import praktikum.sim.shell.tools.sed.SedSyntax.Address;
import praktikum.sim.shell.tools.sed.SedSyntax.Command;
import praktikum.sim.shell.tools.sed.SedSyntax.Substitution;

/** {@code sed}: runs a {@link SedScript} over lines, of streams or of files in place. */
final class Sed {

    private static final int LARGEST_SPACE = 1 << 20;

    private final List<Command> script;
    private final boolean quiet;
    private final Map<Command, Long> ranges = new HashMap<>();
    private SedInput input = new SedInput(List.of());
    private StringBuilder output = new StringBuilder();
    private final List<String> appended = new ArrayList<>();
    private final ToolCall tool;
    private final boolean streaming;
    private String space = "";
    private String hold = "";
    private boolean complete;
    private Optional<Integer> quit = Optional.empty();

    /** What a command does with the rest of the script. */
    private enum Then {
        GO_ON,
        END_CYCLE,
        DELETE
    }

    private Sed(ToolCall tool, List<Command> script, boolean quiet, boolean streaming) {
        this.tool = tool;
        this.script = script;
        this.quiet = quiet;
        this.streaming = streaming;
    }

    static int run(ToolCall tool) throws IOException {
        // -i takes a suffix only when it is joined to it, which getopt's letters cannot say.
        List<String> words = new ArrayList<>();
        boolean inPlace = false;
        for (String word : tool.call().args()) {
            if (word.equals("-i") || word.equals("--in-place")) {
                inPlace = true;
            } else if (word.matches("-i.+|--in-place=.*")) {
                throw new UnsupportedUsage("a backup suffix");
            } else {
                words.add(word);
            }
        }
        Getopt args = Getopt.of(words, "nErse:iu", "n=quiet", "n=silent", "E=regexp-extended", "e=expression", "s=separate",
                "u=unbuffered");
        inPlace |= args.has('i');
        List<String> operands = new ArrayList<>(args.operands());
        List<String> expressions = new ArrayList<>(args.values('e'));
        if (expressions.isEmpty()) {
            if (operands.isEmpty()) {
                tool.call().err().println("Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...");
                return 1;
            }
            expressions.add(operands.removeFirst());
        }
        try {
            List<Command> script = SedScript.read(String.join("\n", expressions), args.has('E') || args.has('r'));
            return inPlace ? files(tool, script, args.has('n'), operands)
                    : new Sed(tool, script, args.has('n'), true).streams(operands.isEmpty() ? List.of("-") : operands);
        } catch (SedScript.Wrong e) {
            return tool.fail(e.getMessage());
        }
    }

    private static int files(ToolCall tool, List<Command> script, boolean quiet, List<String> operands) throws IOException {
        if (operands.isEmpty()) {
            return tool.fail(1, "no input files");
        }
        int status = 0;
        for (String operand : operands) {
            String path = tool.call().path(operand);
            try {
                if (tool.files().isDirectory(path)) {
                    status = tool.fail(4, "couldn't edit " + operand + ": not a regular file");
                    continue;
                }
                byte[] before = tool.files().read(path);
                Sed sed = new Sed(tool, script, quiet, false);
                sed.input = new SedInput(List.of(new ByteArrayInputStream(before)));
                sed.cycles();
                tool.files().write(path, LosslessUtf8.bytes(sed.output.toString()));
                if (sed.quit.isPresent()) {
                    return sed.quit.get();
                }
            } catch (FileError e) {
                boolean missing = e.errno() == FileError.Errno.ENOENT;
                status = missing ? tool.fail(2, "can't read " + operand + ": " + e.errno().text())
                        : tool.fail(4, "couldn't open temporary file " + operand + ": " + e.errno().text());
            }
        }
        return status;
    }

    private int streams(List<String> operands) throws IOException {
        int status = 0;
        List<InputStream> streams = new ArrayList<>();
        for (String operand : operands) {
            try {
                if (!operand.equals("-") && tool.files().isDirectory(tool.call().path(operand))) {
                    status = tool.fail(2, "couldn't read " + operand + ": Is a directory");
                } else {
                    streams.add(operand.equals("-") ? tool.call().in() : tool.files().open(tool.call().path(operand)));
                }
            } catch (FileError e) {
                status = tool.fail(2, "can't read " + operand + ": " + e.errno().text());
            }
        }
        input = new SedInput(streams);
        cycles();
        return quit.orElse(status);
    }

    private void cycles() throws IOException {
        while (quit.isEmpty()) {
            Optional<String> line = input.next();
            if (line.isEmpty()) {
                return;
            }
            space = line.get();
            complete = input.wasComplete();
            Then then = run(script);
            if (then != Then.DELETE && !quiet) {
                print(space);
            }
            flushAppended();
        }
    }

    private void print(String line) {
        emit(line + (complete || !input.isLast() ? "\n" : ""));
    }

    private void emit(String text) {
        if (streaming) {
            tool.out().print(text);
        } else {
            output.append(text);
        }
    }

    private void flushAppended() {
        if (!appended.isEmpty() && !complete) {
            emit("\n");
        }
        appended.forEach(this::emit);
        appended.clear();
    }

    private Then run(List<Command> commands) throws IOException {
        for (Command command : commands) {
            if (applies(command) != command.negated()) {
                Then then = run(command);
                if (then != Then.GO_ON) {
                    return then;
                }
            }
        }
        return Then.GO_ON;
    }

    private Then run(Command command) throws IOException {
        switch (command.letter()) {
            case '{' -> {
                return run(command.block());
            }
            case 's' -> substitute(command.substitution().orElseThrow());
            case 'y' -> space = SedReplacement.transliterated(command.text(), space);
            case 'p' -> print(space);
            case 'P' -> emit(space.lines().findFirst().orElse("") + "\n");
            case '=' -> emit(input.number() + "\n");
            case 'a' -> appended.add(command.text() + "\n");
            case 'i' -> emit(command.text() + "\n");
            case 'h' -> hold = space;
            case 'H' -> hold = bounded(hold + "\n" + space);
            case 'g' -> space = hold;
            case 'G' -> space = bounded(space + "\n" + hold);
            case 'x' -> {
                String held = hold;
                hold = space;
                space = held;
            }
            case 'c' -> {
                if (command.to().isEmpty() || command.negated() || !ranges.containsKey(command)) {
                    emit(command.text() + "\n");
                }
                return Then.DELETE;
            }
            case 'd' -> {
                return Then.DELETE;
            }
            case 'D' -> throw new UnsupportedUsage("the command D");
            case 'q', 'Q' -> {
                quit = Optional.of(Integer.parseInt("0" + command.text()) & 0xff);
                return command.letter() == 'q' ? Then.END_CYCLE : Then.DELETE;
            }
            case 'n', 'N' -> {
                return next(command.letter() == 'N');
            }
            default -> throw new UnsupportedUsage("the command " + command.letter());
        }
        return Then.GO_ON;
    }

    private Then next(boolean join) throws IOException {
        if (input.isLast()) {
            quit = Optional.of(0);
            return Then.END_CYCLE;
        }
        if (!join && !quiet) {
            print(space);
        }
        flushAppended();
        String line = input.next().orElseThrow();
        complete = input.wasComplete();
        space = join ? bounded(space + "\n" + line) : line;
        return Then.GO_ON;
    }

    private static String bounded(String text) {
        if (text.length() > LARGEST_SPACE) {
            throw new UnsupportedUsage("a pattern or hold space of more than 1 MiB");
        }
        return text;
    }

    /** A range is remembered with the number of its last line; -1 while its end is not known. */
    private boolean applies(Command command) throws IOException {
        if (command.from().isEmpty()) {
            return true;
        }
        Long until = ranges.get(command);
        if (until == null) {
            if (!fits(command.from().get())) {
                return false;
            }
            command.to().ifPresent(to -> {
                switch (to) {
                    case Address.Line(long number) when number <= input.number() -> {}
                    case Address.Line(long number) -> ranges.put(command, number);
                    case Address.More(long lines) when lines > 0 -> ranges.put(command, input.number() + lines);
                    case Address.More _ -> {}
                    default -> ranges.put(command, -1L);
                }
            });
            return true;
        }
        boolean ends = until >= 0 ? input.number() >= until : fits(command.to().orElseThrow());
        if (ends) {
            ranges.remove(command);
        }
        return until < 0 || input.number() <= until;
    }

    private boolean fits(Address address) throws IOException {
        return switch (address) {
            case Address.Line(long number) -> input.number() == number;
            case Address.Last() -> input.isLast();
            case Address.Fits(var pattern) -> pattern.matcher(new InterruptibleText(space)).find();
            case Address.More _ -> false;
        };
    }

    private void substitute(Substitution substitution) {
        Optional<String> replaced = SedReplacement.apply(substitution, space);
        if (replaced.isPresent()) {
            space = replaced.get();
            if (substitution.print()) {
                print(space);
            }
        }
    }
}
