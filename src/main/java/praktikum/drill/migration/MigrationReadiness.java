package praktikum.drill.migration;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import praktikum.drill.DrillRun;
import praktikum.drill.guest.GuestQuestions;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.GuestState;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.migration.MigrationPrecheck;
import praktikum.text.Message;

/**
 * Whether a machine can be moved and looked at.
 *
 * @param plan which, and where to
 */
record MigrationReadiness(DrillRun run, MigrationPlan plan) {

    private static final String ASKED_BEFORE = "migration/precheck";

    /** Why nothing is to be changed; empty where the drill can begin. */
    Optional<Message> refusal() {
        var file = ask(GuestQuestions.file(plan.id(), plan.nodes())).flatMap(found -> found);
        if (file.isEmpty() || file.get().config().kind() != GuestKind.VM) {
            return refused("missing", plan.id());
        }
        if (!file.get().node().equals(plan.from())) {
            return refused("elsewhere", plan.id(), file.get().node(), plan.from());
        }
        var lock = file.get().config().current().find("lock");
        if (lock.isPresent()) {
            return refused("locked", plan.id(), lock.get(), plan.from());
        }
        var state = ask(GuestQuestions.status(plan.id())).flatMap(found -> found).map(GuestStatus::state);
        if (state.filter(GuestState.RUNNING::equals).isEmpty()) {
            return refused("not-running", plan.id(), state.map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse("?"),
                    plan.from());
        }
        if (ask(GuestQuestions.boot(plan.id())).flatMap(GuestAnswer::value).isEmpty()) {
            return refused("agent", plan.id(), plan.from());
        }
        return run.ask(plan.from(), MigrationPrecheck.of(plan.from(), plan.id()), ASKED_BEFORE).asOptional().flatMap(this::held);
    }

    /** What Proxmox VE itself says against it. */
    private Optional<Message> held(MigrationPrecheck before) {
        if (!before.localDisks().isEmpty()) {
            return refused("local-disk", before.localDisks().stream().map(MigrationPrecheck.LocalDisk::volume)
                    .collect(Collectors.joining(", ")), plan.from());
        }
        if (!before.localResources().isEmpty()) {
            return refused("local-device", String.join(", ", before.localResources()), plan.from());
        }
        return before.allowed().contains(plan.to()) ? Optional.empty() : refused("not-allowed", plan.to(),
                Optional.ofNullable(before.refused().get(plan.to())).map(why -> String.join(", ", why)).orElse("?"));
    }

    private <T> Optional<T> ask(GuestQuestions<T> question) {
        return run.ask(plan.from(), question.question(), question.askedBy()).asOptional();
    }

    private Optional<Message> refused(String why, Object... values) {
        var all = new Object[values.length + 1];
        all[0] = plan.guest().name();
        System.arraycopy(values, 0, all, 1, values.length);
        return Optional.of(Message.of("drill.migration.refused." + why, all));
    }
}
