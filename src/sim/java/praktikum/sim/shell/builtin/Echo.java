package praktikum.sim.shell.builtin;

import java.io.PrintStream;
import java.util.List;
import praktikum.sim.shell.syntax.BackslashEscapes;
import praktikum.sim.shell.syntax.Dialect;

/** {@code echo}: bash's takes {@code -n}, {@code -e} and {@code -E}; dash's takes {@code -n} and always unescapes. */
public final class Echo {

    private final PrintStream out;
    private final Dialect dialect;

    /** @param dialect whose options and escapes apply */
    public Echo(PrintStream out, Dialect dialect) {
        this.out = out;
        this.dialect = dialect;
    }

    /** Prints the words; always 0. */
    public int run(List<String> args) {
        boolean newline = true;
        boolean escapes = dialect == Dialect.DASH;
        int first = 0;
        String options = dialect == Dialect.BASH ? "-[neE]+" : "-n";
        for (; first < args.size() && args.get(first).matches(options); first++) {
            newline &= args.get(first).indexOf('n') < 0;
            for (char letter : args.get(first).toCharArray()) {
                escapes = letter == 'e' || letter != 'E' && escapes;
            }
        }
        String text = String.join(" ", args.subList(first, args.size()));
        if (escapes) {
            BackslashEscapes.Unescaped unescaped = BackslashEscapes.echo(text);
            text = unescaped.text();
            newline &= !unescaped.stopped();
        }
        out.print(newline ? text + "\n" : text);
        return 0;
    }
}
