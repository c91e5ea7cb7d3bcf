package praktikum.fact.migration;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of a migration's log tells, of virtual machines and of containers (PVE::QemuMigrate, PVE::LXC::Migrate,
 * PVE::AbstractMigrate, PVE::QemuServer::BlockJob, PVE::Replication).
 */
public enum MigrationStep {

    /** A running container is shut down: it cannot be moved while it runs. */
    CONTAINER_SHUTDOWN("shutdown CT [0-9]{1,10}"),
    STARTING("starting migration of (?<what>VM|CT) (?<id>[0-9]{1,10}) to node '(?<node>[^' ]{1,64})' \\((?<address>[^()]{1,60})\\)"),
    /** A disk that the target does not have, in use: it will be copied. */
    LOCAL_DISK("found (?:local|local, replicated|generated) (?:disk|volume) '(?<volume>[^']{1,500})'.*"),
    SHARED_VOLUME("volume '[^']{1,500}' is on shared storage '[^']{1,100}'"),
    BITMAP("\\S{1,20}: start tracking writes using block-dirty-bitmap '[^']{1,100}'"),
    REPLICATING("replicating disk images|(?:\\S{1,30}: )?start replication job"),
    REPLICATED("(?:\\S{1,30}: )?end replication job"),
    COPYING_OFFLINE("copying local disk images"),
    VOLUME_ON_TARGET("volume '(?<volume>[^']{1,500})' is '[^']{1,500}' on the target"),
    STARTING_TARGET("starting VM [0-9]{1,10} on remote node '[^' ]{1,64}'"),
    TUNNEL("start remote tunnel"),
    STORAGE_MIGRATION("starting storage migration"),
    NBD("(?<drive>\\S{1,20}): start migration to nbd:.*"),
    MIRROR_STARTING("drive mirror is starting for \\S.*"),
    MIRROR_BITMAP("drive mirror re-using dirty bitmap '[^']{1,100}'|re-using replicated volume: .*"),
    MIRROR("(?:mirror|drive)-(?<drive>[a-z]{1,10}[0-9]{1,2}): (?<told>.{1,300})"),
    MIRRORS_READY("all 'mirror' jobs are ready"),
    ACTIVE_SYNC("switching mirror jobs to actively synced mode"),
    /** Memory begins to move. */
    ONLINE("starting online/live migration on .*"),
    DOWNTIME_LIMIT("migration downtime limit: (?<ms>[0-9]{1,9}) ms"),
    DOWNTIME_RAISED("(?:auto-increased downtime to continue migration|capping downtime limit to maximum possible): (?<ms>[0-9]{1,9}) ms"),
    MIGRATE_COMMAND("start migrate command to .*"),
    PROGRESS("migration (?:active|device), transferred (?<size>[0-9.]{1,12} [KMGTP]?i?B) of [0-9.]{1,12} [KMGTP]?i?B VM-state, .*"),
    AVERAGE("average migration speed: (?<size>[0-9.]{1,12} [KMGTP]?i?B)/s - downtime (?<ms>[0-9]{1,9}) ms"),
    COMPLETED("migration completed, transferred (?<size>[0-9.]{1,12} [KMGTP]?i?B) VM-state(?: \\(\\+ .{1,30} VFIO-state\\))?"),
    STATUS_COMPLETED("migration status: completed"),
    STATUS_ERROR("migration status error: (?<error>.{1,500})"),
    /** The only command that a migration without errors shows: the state of replication goes along. */
    SSH("# (?:/usr/bin/)?ssh .*"),
    NBD_STOPPED("stopping NBD storage migration server on target\\."),
    /** A container is started where it is now. */
    CONTAINER_START("start container on target node"),
    CONTAINER_BACK("start container on source node"),
    FINAL_CLEANUP("start final cleanup"),
    FINISHED("migration finished successfully \\(duration (?<h>[0-9]{2,4}):(?<m>[0-9]{2}):(?<s>[0-9]{2})\\)"),
    PROBLEMS("ERROR: migration finished with problems \\(duration (?<h>[0-9]{2,4}):(?<m>[0-9]{2}):(?<s>[0-9]{2})\\)"),
    ABORTED("ERROR: migration aborted \\(duration (?<h>[0-9]{2,4}):(?<m>[0-9]{2}):(?<s>[0-9]{2})\\): (?<error>.*)"),
    ERROR("ERROR: (?<error>.*)"),
    REFUSED_DISK("can't migrate local (?:disk|volume) '(?<volume>[^']{1,500})': (?<error>.*)");

    private final Pattern words;

    MigrationStep(String words) {
        this.words = Pattern.compile(words);
    }

    /** Whether a line tells this, and its parts; the time before it is taken off. */
    static Optional<Told> of(String line) {
        return Arrays.stream(values()).map(step -> new Told(step, step.words.matcher(line))).filter(told -> told.parts().matches())
                .findFirst();
    }

    record Told(MigrationStep step, Matcher parts) {}
}
