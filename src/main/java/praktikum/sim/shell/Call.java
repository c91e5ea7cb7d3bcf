package praktikum.sim.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * One calling of a {@link Program}.
 *
 * @param args the arguments after the program's name
 * @param environment the exported variables
 * @param directory the working directory, absolute
 * @param in standard input
 * @param out standard output, UTF-8, no automatic line ends other than {@code \n}
 * @param err standard error, likewise
 * @param machine the machine that runs it
 */
public record Call(List<String> args, Map<String, String> environment, String directory, InputStream in, PrintStream out,
        PrintStream err, Machine machine) {

    public Call {
        args = List.copyOf(args);
        environment = Map.copyOf(environment);
    }
}
