package praktikum.drill.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import praktikum.drill.Change;
import praktikum.drill.Drill;
import praktikum.drill.DrillRecords;
import praktikum.drill.DrillRun;
import praktikum.drill.Timeline;
import praktikum.site.Site;
import praktikum.text.Message;

/**
 * Moves a virtual machine to another node while it runs, and back, and looks from outside for how long it is silent and from inside whether
 * it ever stopped.
 */
public final class MigrateDrill implements Drill {

    @Override
    public String step() {
        return "07-migration/migrate-drill";
    }

    @Override
    public List<Message> plan(Site site) {
        return MigrationPlan.of(site).map(plan -> List.of(
                Message.of("drill.migration.plan.mark", plan.guest().name(), plan.id()),
                Message.of("drill.migration.plan.observe", plan.guest().name()),
                Message.of("drill.migration.plan.move", plan.guest().name(), plan.id(), plan.from(), plan.to()),
                Message.of("drill.migration.plan.back", plan.guest().name(), plan.from())))
                .orElse(List.of(Message.of("drill.migration.plan.none")));
    }

    @Override
    public List<Change> changes(Site site) {
        return MigrationPlan.of(site).map(MigrationPlan::changes).orElse(List.of());
    }

    @Override
    public Optional<Change> change(Site site, Message what) {
        return changes(site).stream().filter(change -> change.make().says().equals(what)).findFirst();
    }

    @Override
    public List<String> stages() {
        return Arrays.stream(MigrationStage.values()).map(MigrationStage::mark).toList();
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Class<MigrationTimeline> measures() {
        return MigrationTimeline.class;
    }

    @Override
    public Optional<? extends Timeline> timeline(DrillRecords records) {
        return Optional.of(MigrationTimeline.of(records)).filter(timeline -> !timeline.rounds().isEmpty());
    }

    @Override
    public Message missing() {
        return Message.of("drill.migration.missing");
    }

    @Override
    public End run(DrillRun run) throws InterruptedException {
        var plan = MigrationPlan.of(run.site());
        if (plan.isEmpty()) {
            return new End.Refused(Message.of("drill.migration.plan.none"));
        }
        var measuring = new MigrationRun(run, plan.get());
        for (var round = 1; round <= run.times(); round++) {
            if (run.times() > 1) {
                run.operator().hear(Message.of("drill.migration.round", round, run.times()));
            }
            var trouble = measuring.round();
            if (trouble.isPresent()) {
                return round == 1 && !measuring.begun() ? new End.Refused(trouble.get()) : new End.BrokenOff(trouble.get());
            }
        }
        return new End.Complete();
    }
}
