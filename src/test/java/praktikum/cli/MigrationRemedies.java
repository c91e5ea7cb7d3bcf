package praktikum.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.cli.RemedyState.From;

/** Mistakes of lab 07, and sentences of its drill. The machine is on the first node. */
final class MigrationRemedies {

    private static final String MATRIX = "only another drill tells it anew; MigrationMatrixTest brings it";
    private static final String MOVED = "only another drill tells it anew; MovedChecksTest brings it";
    private static final String DRIVE = "which drive it is shows the command before";
    private static final String BRIDGE = "printf '\\nauto vmbr7\\niface vmbr7 inet manual\\n\\tbridge-ports none\\n\\tbridge-stp off\\n"
            + "\\tbridge-fd 0\\n' >> /etc/network/interfaces; ifreload -a";

    /** What the simulator cannot show, or what no command can mend, and why. */
    static final Map<String, String> NOT_HERE = Stream.of("moved process-left=" + MATRIX, "never-stopped restarted=" + MATRIX,
            "never-stopped marker-lost=" + MATRIX, "never-stopped marker-remade=" + MATRIX, "moved stayed=" + MOVED,
            "moved task-failed=" + MOVED, "same-address other-card=" + MOVED, "same-address other-address=" + MOVED,
            "interruption silent=" + MOVED, "interruption not-the-downtime=" + MOVED, "interruption long=" + MOVED)
            .map(line -> line.split("=")).collect(Collectors.toUnmodifiableMap(one -> "07-migration/" + one[0], one -> one[1]));

    private static final String FAKED = "the machines of MigrateDrillTest and MovedChecksTest bring it";
    private static final String LOGS = "MigrationChecksTest has such logs; the drill is typed for other sentences";
    private static final String BEFORE = "sends to a check that another one has skipped; the drill is typed for other sentences";

    /** Why a sentence with a command is followed by no state. */
    static final Map<String, String> SENTENCES_NOT_HERE = Map.ofEntries(
            Map.entry("check.migration.no-member", BEFORE),
            Map.entry("check.migration.other-machine", FAKED), Map.entry("check.migration.not-seen", FAKED),
            Map.entry("check.migration.not-seen-on", FAKED), Map.entry("check.migration.not-in-memory", FAKED),
            Map.entry("check.migration.clock-set", MATRIX), Map.entry("check.migration.log-cut", LOGS),
            Map.entry("check.migration.no-downtime", LOGS), Map.entry("drill.migration.missing", "is that of check.migration.never"),
            Map.entry("drill.migration.plan.move", "says what is going to be done"),
            Map.entry("drill.migration.refused.missing", BEFORE), Map.entry("drill.migration.refused.silent", BEFORE),
            Map.entry("drill.migration.refused.local-disk", BEFORE), Map.entry("drill.migration.refused.not-allowed", BEFORE),
            Map.entry("drill.migration.not-undone", "DrillContract kills the drill and has it put back"));

    private static RemedyState of(String told, String... made) {
        return RemedyState.of("07-migration/" + told, made).from(From.PLAIN);
    }

    private static Stream<RemedyState> ready() {
        return Stream.of(of("allowed local-device", "device-of-the-node@n1"),
                of("allowed not-allowed", "n1: pvesm set nfs --nodes n1,n2").withoutPrerequisites(),
                of("nothing-local local-iso", "n1: echo iso > /var/lib/vz/template/iso/a.iso; "
                        + "qm set 100 --ide0 local:iso/a.iso,media=cdrom; qm reboot 100").withoutPrerequisites()
                        .mentions("qm set 100 --DRIVE none,media=cdrom").byHand(DRIVE, "n1: qm set 100 --ide0 none,media=cdrom"),
                of("nothing-local unused", "n1: qm set 100 --scsi1 local-lvm:1; qm set 100 --delete scsi1").withoutPrerequisites(),
                of("nothing-local local-disk", "n1: qm disk move 100 scsi0 local-lvm --delete 1").withoutPrerequisites()
                        .mentions("qm disk move 100 DISK nfs --delete 1").byHand(DRIVE, "n1: qm disk move 100 scsi0 nfs --delete 1"),
                of("processor of-the-node", "processor-of-the-node@n3"), of("processor too-new", "processor-too-new@n1"),
                of("same-bridges no-bridge", "card-on-own-bridge@n1").byHand("a stanza is written in an editor", "n2: " + BRIDGE,
                        "n3: " + BRIDGE),
                of("same-bridges down", "bridge-down-elsewhere@n2"));
    }

    private static Stream<RemedyState> afterwards() {
        return Stream.of(of("online failed", "migration-aborted@n1"), of("online stop-start", "migration-between-stop-and-start@n1"),
                of("online offline", "migration-offline@n1", "n1: qm stop 100"), of("memory-only over-nbd", "migration-over-nbd@n1"),
                of("memory-only replicated", "migration-replicated@n1"), of("downtime over-limit", "migration-long-pause@n1"),
                of("home elsewhere", "n1: qm migrate 100 n2 --online"),
                of("nothing-left locked", "migration-lock-left@n1"), of("nothing-left process-left", "process-left@n2"),
                of("dedicated shared-way", "migration-network-missing@n1").from(From.LINKED),
                of("dedicated other-network", "migration-network-other@n1").from(From.LINKED));
    }

    static final List<RemedyState> STATES = Stream.concat(ready(), afterwards()).toList();

    /** Sentences in place of a verdict, and of a drill that does not begin. */
    static final List<RemedyState> SENTENCES = List.of(of("online check.migration.never"),
            of("online check.migration.log-gone", "migration-offline@n1", "n1: rm /var/log/pve/tasks/*/*:qmigrate:*"),
            of("online drill.migration.refused.elsewhere", "n1: qm migrate 100 n2 --online"),
            of("online drill.migration.refused.locked", "migration-lock-left@n1"),
            of("online drill.migration.refused.not-running", "n1: qm stop 100"),
            of("online drill.migration.refused.local-device", "device-of-the-node@n1"),
            of("online drill.migration.refused.agent", "n1: ssh student@192.168.137.100 sudo systemctl stop qemu-guest-agent"));

    private MigrationRemedies() {
    }
}
