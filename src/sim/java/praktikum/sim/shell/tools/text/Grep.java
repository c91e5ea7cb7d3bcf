package praktikum.sim.shell.tools.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.LineReader;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.pattern.InterruptibleText;
import praktikum.sim.shell.pattern.PosixRegex;

/** {@code grep} with basic, extended and fixed patterns. */
final class Grep {

    private static final int TROUBLE = 2;

    private final ToolCall tool;
    private final Getopt args;
    private final List<Pattern> patterns;
    private final boolean names;
    private boolean found;
    private boolean trouble;

    private Grep(ToolCall tool, Getopt args, List<Pattern> patterns, boolean names) {
        this.tool = tool;
        this.args = args;
        this.patterns = patterns;
        this.names = names;
    }

    static int grep(ToolCall tool) throws IOException {
        return run(tool, false, false);
    }

    static int egrep(ToolCall tool) throws IOException {
        return run(tool, true, false);
    }

    static int fgrep(ToolCall tool) throws IOException {
        return run(tool, false, true);
    }

    private static int run(ToolCall tool, boolean extended, boolean fixed) throws IOException {
        Getopt args = tool.args("qvicEFGonrRxwhHlLsae:m:A:B:C:", "q=quiet", "q=silent", "v=invert-match", "i=ignore-case", "c=count",
                "E=extended-regexp", "F=fixed-strings", "o=only-matching", "n=line-number", "r=recursive", "x=line-regexp",
                "w=word-regexp", "h=no-filename", "H=with-filename", "l=files-with-matches", "L=files-without-match", "s=no-messages",
                "a=text", "e=regexp", "m=max-count", "A=after-context", "B=before-context", "C=context");
        List<String> operands = new ArrayList<>(args.operands());
        List<String> sources = new ArrayList<>(args.values('e'));
        if (sources.isEmpty()) {
            if (operands.isEmpty()) {
                tool.call().err().println("Usage: grep [OPTION]... PATTERNS [FILE]...");
                tool.call().err().println("Try 'grep --help' for more information.");
                return TROUBLE;
            }
            sources.add(operands.removeFirst());
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String source : sources) {
            for (String line : source.split("\n", -1)) {
                try {
                    patterns.add(pattern(line, args, extended || args.has('E'), fixed || args.has('F')));
                } catch (PosixRegex.Invalid e) {
                    return tool.fail(TROUBLE, e.getMessage());
                }
            }
        }
        boolean recursive = args.has('r') || args.has('R');
        List<String> inputs = operands.isEmpty() ? List.of(recursive ? "." : "-") : operands;
        boolean names = args.has('H') || !args.has('h') && (inputs.size() > 1 || recursive);
        Grep grep = new Grep(tool, args, patterns, names);
        for (String input : inputs) {
            if (recursive && !input.equals("-")) {
                grep.tree(input, operands.isEmpty());
            } else {
                grep.file(input);
            }
            if (grep.found && args.has('q')) {
                return 0;
            }
        }
        return grep.trouble ? TROUBLE : grep.found ? 0 : 1;
    }

    private static Pattern pattern(String source, Getopt args, boolean extended, boolean fixed) throws PosixRegex.Invalid {
        int flags = args.has('i') ? Pattern.CASE_INSENSITIVE : 0;
        Pattern plain = fixed ? Pattern.compile(Pattern.quote(source), flags | Pattern.UNICODE_CASE)
                : extended ? PosixRegex.extended(source, flags) : PosixRegex.basic(source, flags);
        String regex = plain.pattern();
        if (args.has('x')) {
            return Pattern.compile("\\A(?:" + regex + ")\\z", plain.flags());
        }
        return args.has('w') ? Pattern.compile("(?<![\\w])(?:" + regex + ")(?![\\w])", plain.flags()) : plain;
    }

    private void tree(String name, boolean implicit) throws IOException {
        try {
            if (!tool.files().followed(tool.call().path(name)).isDirectory()) {
                file(name);
                return;
            }
            for (String child : tool.files().list(tool.call().path(name))) {
                String path = implicit && name.equals(".") ? child : name.endsWith("/") ? name + child : name + "/" + child;
                if (!tool.files().status(PathNames.absolute(tool.call().directory(), path)).isLink()) {
                    tree(path, false);
                }
            }
        } catch (FileError e) {
            complain(name, e.errno().text());
        }
    }

    private void complain(String name, String text) {
        trouble = true;
        if (!args.has('s')) {
            tool.fail(name + ": " + text);
        }
    }

    private void file(String name) throws IOException {
        String shown = name.equals("-") ? "(standard input)" : name;
        if (name.equals("-")) {
            search(shown, tool.call().in());
            return;
        }
        try {
            if (tool.files().isDirectory(tool.call().path(name))) {
                complain(name, "Is a directory");
                return;
            }
            search(shown, tool.files().open(tool.call().path(name)));
        } catch (FileError e) {
            complain(name, e.errno().text());
        }
    }

    private void search(String name, InputStream in) throws IOException {
        ContextLines context = new ContextLines(tool.out(), number('A'), number('B'));
        String prefix = names ? name : "";
        boolean silent = args.has('q') || args.has('c') || args.has('l') || args.has('L');
        long most = args.number('m').map(Integer::longValue).orElse(Long.MAX_VALUE);
        LineReader lines = new LineReader(in);
        long number = 0;
        long count = 0;
        for (Optional<String> next = count < most ? lines.next() : Optional.empty(); next.isPresent(); next = lines.next()) {
            String line = next.get();
            number++;
            boolean matches = matches(line) != args.has('v');
            if (matches) {
                count++;
            }
            if (!silent && !args.has('o')) {
                context.line(label(prefix, number, matches ? ":" : "-") + line, number, matches);
            } else if (!silent && matches && !args.has('v')) {
                parts(line, label(prefix, number, ":"));
            }
            if (matches && (args.has('q') || args.has('l') || args.has('L') || count == most)) {
                break;
            }
        }
        found |= count > 0 != args.has('L');
        if (args.has('q')) {
            return;
        }
        if (args.has('L') ? count == 0 : args.has('l') && count > 0) {
            tool.out().println(name);
        } else if (args.has('c') && !args.has('l') && !args.has('L')) {
            tool.out().println((names ? name + ":" : "") + count);
        }
    }

    private int number(char letter) {
        return args.number(letter).or(() -> args.number('C')).orElse(0);
    }

    private String label(String name, long number, String separator) {
        return (name.isEmpty() ? "" : name + separator) + (args.has('n') ? number + separator : "");
    }

    private boolean matches(String line) {
        InterruptibleText text = new InterruptibleText(line);
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    /** The parts of a line that fit, the leftmost and of these the longest first. */
    private void parts(String line, String label) {
        List<Matcher> matchers = patterns.stream().map(pattern -> pattern.matcher(new InterruptibleText(line)))
                .collect(Collectors.toList());
        int from = 0;
        while (from <= line.length()) {
            int start = line.length() + 1;
            int end = start;
            for (Matcher matcher : matchers) {
                if (matcher.find(from) && (matcher.start() < start || matcher.start() == start && matcher.end() > end)) {
                    start = matcher.start();
                    end = matcher.end();
                }
            }
            if (start > line.length()) {
                return;
            }
            if (end > start) {
                tool.out().println(label + line.substring(start, end));
            }
            from = Math.max(end, start + 1);
        }
    }
}
