package praktikum.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/** One verb: it reads its options, calls a piece of work and prints; what comes back is the exit code. */
abstract class KitCommand implements Callable<Integer> {

    @ParentCommand
    private Main kit;

    final CommonOptions common() {
        return kit.common();
    }
}
