package praktikum.testbed;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.InParallel;
import praktikum.host.NoAnswer;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.Output;
import praktikum.site.SshSettings;

/** A cable that is pulled out while a command runs: nobody tells the kit. */
@OnTestbed(Tier.SSHD)
class SshdCableTest {

    private static final Duration AGAIN = Duration.ofSeconds(90);

    @Test
    void aCommandWhoseMachineVanishesIsCutAndTheMachineIsReachedAgain(Testbed testbed) {
        // Both at once: most of it is waiting.
        InParallel.each(Stream.of(Debian.values()).toList(), debian -> {
            try (var machine = Sshd.start(testbed, debian, Outfit.PLAIN.config(debian.lenient()))) {
                vanishing(machine);
            }
        });
    }

    private static void vanishing(Sshd machine) {
        var ssh = new SshSettings("root", List.of(machine.loginKey()), false, Optional.empty(), false, Duration.ofSeconds(8));
        try (var hosts = machine.hosts(ssh)) {
            var host = hosts.host("pve1");
            var begun = new CompletableFuture<Void>();
            var answer = CompletableFuture.supplyAsync(() ->
                    host.run(Command.of("sh", "-c", "echo begun; sleep 150").within(Duration.ofSeconds(160)),
                    live -> begun.complete(null)), Thread::startVirtualThread);
            begun.orTimeout(60, TimeUnit.SECONDS).join();
            machine.unplug();
            Told.none(Problem.CUT, answer.orTimeout(120, TimeUnit.SECONDS).join(), "pve1", "sleep 150");
            // The test's kernel remembers its neighbours for a while that is drawn by lot, 15 to 50 s, and what the kit hears depends on
            // it.
            machine.forgotten();
            told(host, Problem.UNREACHABLE, machine.shown());
            machine.remembered();
            told(host, Problem.SILENT, machine.shown(), " 8 ");
            machine.forgotten();
            machine.plug();
            await("the machine again").atMost(AGAIN).until(() -> host.run(Command.of("true")) instanceof Output);
        }
    }

    // What it heard before holds for a while, see Link.
    private static void told(Host host, Problem problem, String... words) {
        await("another answer").atMost(AGAIN)
                .until(() -> host.run(Command.of("true")) instanceof NoAnswer none && none.problem() == problem);
        Told.none(problem, host.run(Command.of("true")), Stream.concat(Stream.of("pve1"), Stream.of(words)).toArray(String[]::new));
    }
}
