package praktikum.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import praktikum.cli.terminal.DemoPrinter;
import praktikum.run.SteadyClock;
import praktikum.run.demo.Demo;
import praktikum.site.Workspace;

/** {@code praktikum demo}: the whole way once, on the embedded cluster. */
@Command(name = "demo")
final class DemoCommand extends KitCommand {

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "demo.out")
    private Path out = Path.of("praktikum-demo");

    @Option(names = "--fault", paramLabel = "FAULT[@MACHINE]", descriptionKey = "demo.fault")
    private String fault = "name-loopback";

    @Override
    public Integer call() throws Exception {
        var screen = common().screen();
        return ExitCode.of(Demo.show(new Workspace(out), common().course(), fault, new DemoPrinter(screen, out), common().cancellation(),
                SteadyClock.started(), screen.language()));
    }
}
