package praktikum.cli;

import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import praktikum.run.WorkFailed;
import praktikum.run.practice.PracticeCluster;
import praktikum.run.practice.PracticeFault;
import praktikum.site.PlannedMachine;

/** {@code praktikum sim}: keeps a simulated cluster up for practice. */
@Command(name = "sim")
final class SimCommand extends KitCommand {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @Option(names = "--nodes", paramLabel = "N", descriptionKey = "sim.nodes")
    private int nodes = 3;

    @Option(names = "--speed", paramLabel = "X", descriptionKey = "sim.speed")
    private double speed = 1;

    @Option(names = "--pve", paramLabel = "8|9", descriptionKey = "sim.pve")
    private Optional<Integer> release = Optional.empty();

    @Option(names = "--fault", paramLabel = "FAULT[@MACHINE]", descriptionKey = "sim.fault")
    private List<String> faults = List.of();

    @Option(names = "--fresh", descriptionKey = "sim.fresh")
    private boolean fresh;

    @Override
    public Integer call() throws Exception {
        var screen = common().screen();
        if (faults.contains("list")) {
            PracticeFault.all().forEach((name, says) -> screen.print(String.format("%-24s ", name), says.in(screen.language())));
            return ExitCode.OK;
        }
        if (nodes < 1 || nodes > 16 || !(speed > 0 && speed <= 100) || release.filter(one -> one != 8 && one != 9).isPresent()) {
            throw WorkFailed.because("cli.sim.range");
        }
        var workspace = common().workspace();
        Files.createDirectories(workspace.folder().toAbsolutePath());
        var planned = Files.exists(workspace.site()) ? common().site() : PracticeCluster.example(nodes);
        if (Files.exists(workspace.site()) && !planned.nodes().stream().allMatch(PracticeCluster::simulated)) {
            throw WorkFailed.because("cli.sim.real-site", workspace.site());
        }
        var wrong = new ArrayList<PracticeFault>();
        for (var fault : faults) {
            wrong.add(PracticeFault.read(fault, planned));
        }
        var over = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        // Java ends when what Ctrl-C set off has ended, so that waits until the machines are kept.
        try (var last = (AutoCloseable) closed::countDown;
                var practice = PracticeCluster.startKept(workspace, planned, release, speed, fresh, screen.language(),
                        broken -> screen.say("cli.sim.not-kept", broken.getMessage()));
                var ending = common().cancellation().on(() -> {
                    over.countDown();
                    await(closed);
                })) {
            for (var fault : wrong) {
                fault.apply(practice);
            }
            practice.since().ifPresentOrElse(since -> screen.say("cli.sim.again", MOMENT.format(since)), () -> screen.say("cli.sim.fresh"));
            screen.say("cli.sim.up", PracticeCluster.ROOT_PASSWORD);
            for (PlannedMachine machine : practice.site().machines()) {
                screen.print(machine.name() + "  " + practice.ssh(workspace, machine.name()));
            }
            screen.say("cli.sim.next", PracticeCluster.option(workspace));
            over.await();
        }
        return ExitCode.INTERRUPTED;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
