package praktikum.run.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import praktikum.check.verdict.Outcome;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.InParallel;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.ssh.SshHosts;
import praktikum.host.ssh.connect.KnownHosts;
import praktikum.run.WorkContext;
import praktikum.run.drill.DrillHistory;
import praktikum.site.PlannedMachine;
import praktikum.site.PlannedNfsServer;
import praktikum.site.PlannedNode;
import praktikum.text.Message;

/** Finds out whether everything is there that a check needs. */
public final class Doctor {

    /** Who we are there, and whether the tools of a Proxmox VE node and of an NFS server are. */
    private static final Command LOOK = Command.of("sh", "-c", "id -un; command -v pveversion || true; command -v exportfs || true")
            .within(Duration.ofSeconds(15));

    /** Who hears what was found out, and is asked about host keys. */
    public interface Listener {
        /** Something is as it should be, is not, or is in doubt. */
        void finds(Outcome outcome, Message what);

        /** Whether a key that nobody has met yet is to be kept. */
        boolean agrees(Message newKey);
    }

    private final WorkContext context;
    private final Listener listener;

    /** @param listener whom to tell and to ask */
    public Doctor(WorkContext context, Listener listener) {
        this.context = context;
        this.listener = listener;
    }

    /** Looks at host keys and logins, and whether a drill has left something; tells whether all is well. */
    public boolean examine() throws IOException {
        var good = meet() & logins();
        var left = DrillHistory.read(context.workspace(), context.site()).left();
        left.ifPresent(drill -> listener.finds(Outcome.FAILED, Message.of("drill.refused.left", drill.run())));
        return good && left.isEmpty();
    }

    /**
     * Shows the keys of machines nobody has met yet, once, and keeps those that are accepted; a changed one never is. Tells whether all are
     * known in the end.
     */
    public boolean meet() throws IOException {
        var known = new KnownHosts(context.workspace().knownHosts());
        try (var machines = context.machines()) {
            var all = true;
            for (var showing : machines.keysOfJumps()) {
                all &= met("jump", showing, known);
            }
            for (var machine : context.site().machines()) {
                all &= met(machine.name(), machines.keyOf(machine.name()), known);
            }
            return all;
        }
    }

    private boolean met(String machine, SshHosts.Showing showing, KnownHosts known) {
        return switch (showing) {
            case SshHosts.Nothing(var silence) -> found(Outcome.FAILED, silence.why());
            case SshHosts.Key(var name, var key) -> {
                try {
                    var keys = known.keys(name);
                    if (keys.contains(key)) {
                        yield found(Outcome.PASSED, Message.of("run.doctor.key-known", machine, key.fingerprint()));
                    }
                    if (!keys.isEmpty()) {
                        yield found(Outcome.FAILED, Message.of("run.doctor.key-changed", machine, keys.getFirst().fingerprint(),
                                key.fingerprint(), known.file()));
                    }
                    if (!listener.agrees(Message.of("run.doctor.key-new", machine, name, key.type(), key.fingerprint()))) {
                        yield found(Outcome.NOT_MEASURED, Message.of("run.doctor.key-not-kept", machine, key.fingerprint()));
                    }
                    known.add(name, key);
                    yield found(Outcome.PASSED, Message.of("run.doctor.key-kept", machine, key.fingerprint()));
                } catch (IOException trouble) {
                    yield found(Outcome.FAILED, Message.of("run.doctor.key-file", known.file(),
                            Optional.ofNullable(trouble.getMessage()).orElse("")));
                }
            }
        };
    }

    private boolean found(Outcome outcome, Message what) {
        listener.finds(outcome, what);
        return outcome == Outcome.PASSED;
    }

    private boolean logins() {
        var answers = new ConcurrentHashMap<PlannedMachine, Answer>();
        try (var machines = context.machines()) {
            InParallel.each(context.site().machines(), machine -> answers.put(machine, machines.host(machine.name()).run(LOOK)));
        }
        var good = true;
        for (var machine : context.site().machines()) {
            good &= login(machine, answers.get(machine));
        }
        return good;
    }

    private boolean login(PlannedMachine machine, Answer answer) {
        return switch (answer) {
            case NoAnswer silence -> found(Outcome.FAILED, silence.why());
            case Output output -> {
                var lines = output.outText().lines().toList();
                var user = lines.isEmpty() ? "?" : lines.getFirst();
                var proxmox = lines.stream().anyMatch(line -> line.endsWith("/pveversion"));
                var right = proxmox == machine instanceof PlannedNode;
                listener.finds(output.exit() == 0 && user.equals("root") && right ? Outcome.PASSED : Outcome.NOT_MEASURED,
                        Message.of(right && !user.equals("root") ? "run.doctor.login-not-root" : switch (machine) {
                            case PlannedNode _ -> proxmox ? "run.doctor.login" : "run.doctor.no-proxmox";
                            case PlannedNfsServer _ -> proxmox ? "run.doctor.nfs-on-proxmox"
                                    : lines.stream().anyMatch(line -> line.endsWith("/exportfs")) ? "run.doctor.nfs" : "run.doctor.no-nfs";
                        }, machine.name(), user));
                yield output.exit() == 0;
            }
        };
    }
}
