package praktikum.testbed;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import praktikum.host.AtOnce;
import praktikum.host.Command;
import praktikum.host.NoAnswer.Problem;
import praktikum.host.Output;
import praktikum.site.Ssh;

/** A cable that is pulled out while a command runs: nobody tells the kit. */
@OnTestbed(Tier.SSHD)
class SshdCableTest {

    @Test
    void aCommandWhoseMachineVanishesIsCutAndTheMachineIsReachedAgain(Testbed testbed) {
        // Both at once: most of it is waiting.
        AtOnce.each(Stream.of(Debian.values()).toList(), debian -> {
            try (var machine = Sshd.start(testbed, debian, Outfit.PLAIN.config(debian.lenient()))) {
                vanishing(machine);
            }
        });
    }

    private static void vanishing(Sshd machine) {
        var ssh = new Ssh("root", List.of(machine.loginKey()), false, Optional.empty(), false, Duration.ofSeconds(8));
        try (var hosts = machine.hosts(ssh)) {
            var host = hosts.host("pve1");
            var begun = new CompletableFuture<Void>();
            var answer = CompletableFuture.supplyAsync(() -> host.run(Command.of("sh", "-c", "echo begun; sleep 50").within(Duration.ofSeconds(60)),
                    live -> begun.complete(null)), Thread::startVirtualThread);
            begun.orTimeout(20, TimeUnit.SECONDS).join();
            machine.unplug();
            Told.none(Problem.CUT, answer.orTimeout(45, TimeUnit.SECONDS).join(), "pve1", "sleep 50");
            Told.none(Problem.UNREACHABLE, host.run(Command.of("true")), "pve1", machine.shown());
            machine.plug();
            await("the machine again").atMost(Duration.ofSeconds(20)).until(() -> host.run(Command.of("true")) instanceof Output);
        }
    }
}
