package praktikum.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.site.Site;

/** {@code praktikum doctor}: whether everything is there that a check needs. */
@picocli.CommandLine.Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

    /** Who we are there, and whether the tools of a Proxmox VE node are. */
    private static final Command LOOK = Command.of("sh", "-c", "id -un; command -v pveversion || true").within(Duration.ofSeconds(15));

    @ParentCommand
    private Main kit;

    @Option(names = "--accept-new-keys", descriptionKey = "option.accept-new-keys")
    private boolean acceptNewKeys;

    @Override
    public Integer call() throws Exception {
        var screen = kit.common().screen();
        var site = kit.common().site(screen);
        try (var lock = Locks.take(kit.common().workspace())) {
            var good = new HostKeysDialogue(screen, kit.common().workspace(), acceptNewKeys).meet(site);
            good &= login(screen, site);
            var left = Drills.left(kit.common().workspace(), site);
            left.ifPresent(drill -> screen.print(screen.red("✘") + " ", screen.word("drill.refused.left", drill.run())));
            screen.say(good && left.isEmpty() ? "cli.doctor.well" : "cli.doctor.ill");
            return good && left.isEmpty() ? Exit.OK : Exit.FAILED;
        }
    }

    private boolean login(Screen screen, Site site) throws Exception {
        var answers = new LinkedHashMap<String, Future<Answer>>();
        try (var hosts = Hosts.open(site, kit.common().workspace()); var all = Executors.newVirtualThreadPerTaskExecutor()) {
            site.nodes().forEach(node -> answers.put(node.name(), all.submit(() -> hosts.host(node.name()).run(LOOK))));
            var good = true;
            for (Map.Entry<String, Future<Answer>> entry : answers.entrySet()) {
                good &= told(screen, entry.getKey(), entry.getValue().get());
            }
            return good;
        }
    }

    private static boolean told(Screen screen, String node, Answer answer) {
        return switch (answer) {
            case NoAnswer silence -> {
                screen.print(screen.red("✘") + " ", Safe.line(silence.why().in(screen.language())));
                yield false;
            }
            case Output output -> {
                var lines = output.outText().lines().toList();
                var user = lines.isEmpty() ? "?" : Safe.line(lines.getFirst());
                var proxmox = lines.size() > 1;
                var good = output.exit() == 0 && user.equals("root") && proxmox;
                screen.print((good ? screen.green("✔") : screen.yellow("?")) + " ", screen.word(!proxmox ? "cli.doctor.no-proxmox"
                        : user.equals("root") ? "cli.doctor.login" : "cli.doctor.login-not-root", node, user));
                yield output.exit() == 0;
            }
        };
    }
}
