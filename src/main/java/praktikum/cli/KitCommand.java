package praktikum.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One verb: it reads its options, calls a piece of work and prints; what comes back is the exit code. */
abstract class KitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    final CommonOptions common() {
        return ((Main) spec.root().userObject()).common();
    }
}
