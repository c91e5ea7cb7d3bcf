package praktikum.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "guide")
final class GuideCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return Exit.NOTHING_DONE;
    }
}
