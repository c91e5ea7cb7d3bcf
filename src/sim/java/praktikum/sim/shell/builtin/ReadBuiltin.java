package praktikum.sim.shell.builtin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.Terminal;
import praktikum.sim.shell.builtin.Builtin.Context;
import praktikum.sim.shell.expand.ShellState;
import praktikum.sim.shell.expand.Variables;

/** {@code read}: takes one line from standard input and not a byte more. */
final class ReadBuiltin {

    private final Context context;
    private boolean raw;
    private boolean silent;
    private String prompt = "";

    private ReadBuiltin(Context context) {
        this.context = context;
    }

    static int run(Context context, List<String> args) throws IOException, InterruptedException {
        return new ReadBuiltin(context).read(args);
    }

    private int read(List<String> args) throws IOException, InterruptedException {
        int i = 0;
        for (; i < args.size() && args.get(i).startsWith("-") && args.get(i).length() > 1; i++) {
            for (char letter : args.get(i).substring(1).toCharArray()) {
                switch (letter) {
                    case 'r' -> raw = true;
                    case 's' -> silent = true;
                    case 'p' -> prompt = "\0";
                    default -> throw context.unsupported("-" + letter);
                }
            }
            if (prompt.equals("\0")) {
                if (!args.get(i).endsWith("p") || i + 1 == args.size()) {
                    throw context.unsupported(args.get(i));
                }
                prompt = args.get(++i);
            }
        }
        List<String> names = new ArrayList<>(args.subList(i, args.size()));
        if (names.isEmpty()) {
            names.add("REPLY");
        }
        for (String name : names) {
            if (!name.matches("[A-Za-z_][A-Za-z_0-9]*")) {
                return context.fail(1, "`" + name + "': not a valid identifier");
            }
        }
        return assign(names, args.size() == i);
    }

    private int assign(List<String> names, boolean whole) throws IOException, InterruptedException {
        boolean[] ended = {false};
        String line = line(ended);
        Variables variables = context.shell().variables;
        if (whole) {
            variables.set("REPLY", unescaped(line));
        } else {
            List<String> values = split(line, names.size());
            for (int n = 0; n < names.size(); n++) {
                variables.set(names.get(n), n < values.size() ? values.get(n) : "");
            }
        }
        return ended[0] ? 1 : 0;
    }

    private String line(boolean[] ended) throws IOException, InterruptedException {
        ShellState shell = context.shell();
        InputStream in = context.io().in();
        Optional<Terminal> terminal = shell.terminal.filter(t -> t.in() == in);
        if (terminal.isPresent()) {
            context.io().err().print(prompt);
            context.io().err().flush();
            if (silent) {
                Optional<String> typed = terminal.get().readLine(Terminal.Echo.NOTHING);
                ended[0] = typed.isEmpty();
                return typed.orElse("");
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean escaped = false;
        while (true) {
            int b = in.read();
            if (b < 0 || b == '\n' && !escaped) {
                ended[0] = b < 0;
                return LosslessUtf8.text(bytes.toByteArray());
            }
            if (b == '\n') {
                // A backslash before the line's end joins the lines.
                byte[] before = bytes.toByteArray();
                bytes.reset();
                bytes.write(before, 0, before.length - 1);
                escaped = false;
            } else if (b != 0) {
                bytes.write(b);
                escaped = !raw && b == '\\' && !escaped;
            }
        }
    }

    /** Splits at the separators of IFS into so many values; the last keeps the rest. */
    private List<String> split(String line, int count) {
        String separators = context.shell().variables.getOr("IFS", " \t\n");
        List<String> values = new ArrayList<>();
        int i = skipBlanks(line, 0, separators);
        while (i < line.length() && values.size() < count - 1) {
            StringBuilder value = new StringBuilder();
            while (i < line.length() && separators.indexOf(line.charAt(i)) < 0) {
                if (line.charAt(i) == '\\' && !raw && i + 1 < line.length()) {
                    i++;
                }
                value.append(line.charAt(i++));
            }
            values.add(value.toString());
            i = skipBlanks(line, i, separators);
            if (i < line.length() && separators.indexOf(line.charAt(i)) >= 0) {
                i = skipBlanks(line, i + 1, separators);
            }
        }
        if (i < line.length()) {
            values.add(unescaped(trimmed(line.substring(i), separators)));
        }
        return values;
    }

    /** Takes blanks off the end, and one separator that is none when it is the only one in what is left. */
    private String trimmed(String rest, String separators) {
        int end = rest.length();
        while (end > 0 && isBlank(rest.charAt(end - 1), separators) && !(end > 1 && !raw && rest.charAt(end - 2) == '\\')) {
            end--;
        }
        String value = rest.substring(0, end);
        boolean lone = !value.isEmpty() && value.chars().filter(c -> separators.indexOf(c) >= 0).count() == 1
                && separators.indexOf(value.charAt(value.length() - 1)) >= 0;
        return lone ? value.substring(0, value.length() - 1) : value;
    }

    private String unescaped(String value) {
        return raw ? value : value.replaceAll("(?s)\\\\(.?)", "$1");
    }

    private static int skipBlanks(String line, int from, String separators) {
        int i = from;
        while (i < line.length() && isBlank(line.charAt(i), separators)) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c, String separators) {
        return (c == ' ' || c == '\t' || c == '\n') && separators.indexOf(c) >= 0;
    }
}
