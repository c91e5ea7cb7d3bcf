package praktikum.fact;

import java.util.Arrays;
import java.util.List;
import praktikum.fact.cluster.DatacenterConfig;
import praktikum.fact.guest.GuestKind;
import praktikum.fact.guest.GuestList;
import praktikum.fact.guest.GuestProcesses;
import praktikum.fact.guest.GuestResources;
import praktikum.fact.guest.GuestStatus;
import praktikum.fact.guest.config.Disk;
import praktikum.fact.guest.config.GuestConfig;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.inside.GuestAnswer;
import praktikum.fact.guest.inside.GuestBoot;
import praktikum.fact.guest.inside.GuestInterfaces;
import praktikum.fact.guest.inside.GuestMarker;
import praktikum.fact.guest.inside.GuestSystem;
import praktikum.fact.ha.HaEvent;
import praktikum.fact.ha.HaGroups;
import praktikum.fact.ha.HaJournal;
import praktikum.fact.ha.HaResources;
import praktikum.fact.ha.HaRules;
import praktikum.fact.ha.HaStep;
import praktikum.fact.ha.LocalManagers;
import praktikum.fact.ha.WatchdogDevice;
import praktikum.fact.ha.WatchdogModule;
import praktikum.fact.migration.MigrationLog;
import praktikum.fact.migration.MigrationPrecheck;
import praktikum.fact.migration.ReplicationJobs;
import praktikum.fact.migration.ReplicationStatus;
import praktikum.fact.storage.VolumeList;
import praktikum.fact.task.TaskList;
import praktikum.fact.task.TaskLog;

/** The facts of guests, tasks, migration and high availability as subjects. */
final class GuestSubjects {

    private GuestSubjects() {}

    static void addTo(List<Subject> all) {
        configured(all);
        seen(all);
        moved(all);
        ha(all);
    }

    private static void configured(List<Subject> all) {
        Subject.add(all, "GuestConfig.readFile", printed -> GuestConfig.readFile(printed, GuestKind.VM), GuestSubjects::disks,
                captures("cat /etc/pve/nodes/pve1/qemu-server/100.conf", "cat /etc/pve/qemu-server/100.conf"));
        Subject.add(all, "GuestConfig.readFile of a container", printed -> GuestConfig.readFile(printed, GuestKind.CONTAINER),
                GuestSubjects::disks, captures("cat /etc/pve/nodes/pve1/lxc/201.conf"));
        Subject.add(all, "GuestConfig.readText", printed -> GuestConfig.readText(printed, GuestKind.VM),
                options -> options.map(one -> one.disks().stream().map(Disk::kind).toList()), captures("qm config 100", "qm config 101"));
        Subject.add(all, "GuestConfig.readPvesh", printed -> GuestConfig.readPvesh(printed, GuestKind.VM),
                options -> options.disks().stream().map(Disk::kind).toList(),
                captures("pvesh get /nodes/pve1/qemu/100/config --output-format json"));
        Subject.add(all, "GuestFile", printed -> GuestFile.read(printed, 100), file -> "", Printed.of("""
                /etc/pve/nodes/n1/lxc/200.conf:rootfs: nfs:200/vm-200-disk-0.raw,size=8G
                /etc/pve/nodes/n1/qemu-server/100.conf:name: a
                /etc/pve/nodes/n1/qemu-server/100.conf:scsi0: nfs:100/vm-100-disk-0.qcow2,size=8G
                """), Printed.of(1, "", ""));
        Subject.add(all, "VolumeList", VolumeList::readText, list -> list.volumes().stream().map(VolumeList.Volume::content).toList(),
                captures("pvesm list shared", "pvesm list nfs-store"));
        Subject.add(all, "VolumeList.readTemplates", VolumeList::readTemplates, list -> list.volumes().size(),
                Printed.of("NAME                                             SIZE  \nlocal:vztmpl/a_amd64.tar.zst     123.70MB\n"));
    }

    private static Object disks(GuestConfig config) {
        return List.of(config.allDisks().stream().map(one -> one.disk().kind()).toList(), config.snapshots().size(),
                config.pending().values().size());
    }

    private static void seen(List<Subject> all) {
        Subject.add(all, "GuestResources", GuestResources::read,
                resources -> resources.guests().stream().map(GuestResources.Guest::state).toList(),
                captures("pvesh get /cluster/resources --output-format json"));
        Subject.add(all, "GuestList.readVms", GuestList::readVms, list -> list.guests().stream().map(GuestList.Guest::state).toList(),
                captures("qm list"));
        Subject.add(all, "GuestList.readContainers", GuestList::readContainers,
                list -> list.guests().stream().map(GuestList.Guest::state).toList(), captures("pct list"));
        Subject.add(all, "GuestList.readPvesh", GuestList::readPvesh, list -> list.guests().stream().map(GuestList.Guest::state).toList(),
                captures("pvesh get /nodes/pve1/qemu --output-format json"));
        Subject.add(all, "GuestStatus.readText", GuestStatus::readText, status -> status.isPresent(),
                captures("qm status 100 --verbose", "pct status 201 --verbose"));
        Subject.add(all, "GuestStatus.readPvesh", GuestStatus::readPvesh, status -> "",
                captures("pvesh get /nodes/pve1/qemu/100/status/current --output-format json"));
        Subject.add(all, "GuestProcesses", GuestProcesses::read, processes -> processes.machines().size() < 2,
                Printed.of("  38 /usr/bin/kvm -id 100 -name web01 -S\n"), Printed.of(1, "", ""));
        Subject.add(all, "GuestInterfaces", GuestInterfaces.of(100).parser(),
                answer -> answer.value().map(one -> one.interfaces().size()),
                Printed.of("[{\"name\":\"eth0\",\"hardware-address\":\"bc:24:11:00:00:01\","
                + "\"ip-addresses\":[{\"ip-address\":\"10.0.0.5\",\"prefix\":24}]}]"),
                Printed.of(255, "", "QEMU guest agent is not running\n"));
        Subject.add(all, "GuestSystem.readFile", GuestSystem::readFile, system -> "", Printed.of("ID=ubuntu\nVERSION_ID=\"22.04\"\n"));
        Subject.add(all, "GuestSystem.readAgent", GuestSystem::readAgent, system -> "",
                Printed.of("{\"id\":\"ubuntu\",\"version-id\":\"22.04\"}"));
        Subject.add(all, "GuestBoot", GuestAnswer.inVm(100, GuestBoot.ASKED).parser(), answer -> answer,
                Printed.of("{\"exitcode\":0,\"exited\":1,"
                + "\"out-data\":\"6d1c0f43-3b7e-4f0f-9b0a-0d6b5b7f8c11\\n571.23 1102.51\\n\"}"),
                Printed.of(255, "", "VM 100 is not running\n"));
    }

    private static void moved(List<Subject> all) {
        Subject.add(all, "GuestMarker", GuestMarker::read, marker -> marker.isPresent(),
                Printed.of("6d1c0f43-3b7e-4f0f-9b0a-0d6b5b7f8c11\n1765708193\ntmpfs /run tmpfs rw,nosuid,nodev 0 0\n"),
                Printed.of(1, "", "cat: /run/praktikum-marker: No such file or directory\n"));
        Subject.add(all, "TaskList.readFiles", TaskList::readFiles, list -> list.tasks().size(), captures("cat /var/log/pve/tasks/active"));
        Subject.add(all, "TaskLog", TaskLog::readFile, log -> log.isPresent(), Printed.of("a\nTASK OK\n"),
                Printed.of(1, "", "cat: /x: No such file or directory\n"));
        Subject.add(all, "MigrationLog", MigrationLog::readCommand,
                log -> List.of(log.transfer(), log.end(), log.figures().downtime(), log.figures().transferred(), log.figures().duration()),
                captures("qm migrate 102 pve3 --online", "qm migrate 101 pve1 --online --with-local-disks",
                        "qm migrate 101 pve2 --online"));
        Subject.add(all, "MigrationPrecheck", MigrationPrecheck::read, check -> List.of(check.running(), check.localDisks().size()),
                Printed.of("{\"allowed_nodes\":[],\"local_disks\":[{\"volid\":\"a:b\"}],\"local_resources\":[],\"running\":1}"));
        Subject.add(all, "ReplicationJobs", ReplicationJobs::readFile, jobs -> "",
                Printed.of("local: 100-0\n\ttarget pve2\n\tschedule */5\n"));
        Subject.add(all, "ReplicationStatus", ReplicationStatus::read, status -> status.jobs().size(), Printed.of("""
                JobID      Enabled    Target                           LastSync             NextSync   Duration  FailCount State
                100-0      Yes        local/pve2           2025-12-14_17:30:01  2025-12-14_17:45:00   3.172123          0 OK
                """));
    }

    private static void ha(List<Subject> all) {
        Subject.add(all, "HaResources", HaResources::readFile, resources -> "", captures("cat /etc/pve/ha/resources.cfg"));
        Subject.add(all, "HaResources.readText", HaResources::readText, resources -> "", captures("ha-manager config"));
        Subject.add(all, "HaRules", HaRules::readFile, rules -> rules.rules().size(), captures("cat /etc/pve/ha/rules.cfg"));
        Subject.add(all, "HaGroups", HaGroups::readFile, groups -> groups.groups().size(), captures("cat /etc/pve/ha/groups.cfg"));
        Subject.add(all, "HaGroups.readPvesh", HaGroups::readPvesh, HaGroups::migrated,
                captures("pvesh get /cluster/ha/groups --output-format json"));
        Subject.add(all, "LocalManagers", LocalManagers::read, managers -> List.copyOf(managers.managers().values()),
                Printed.of("/etc/pve/nodes/a/lrm_status:{\"state\":\"active\",\"timestamp\":1795337520,\"mode\":\"active\"}\n"));
        Subject.add(all, "HaJournal", HaJournal::read, journal -> journal.events().stream().filter(event -> List.of(HaStep.NODE_STATE,
                HaStep.SERVICE_STATE, HaStep.FENCED, HaStep.RECOVERED).contains(event.step())).map(HaEvent::step).toList(),
                Capture.printed("pve8/08-after-recovery/journal-ha-crm-master-pve3"),
                Capture.printed("pve9/07-no-quorum/journal-corosync"));
        Subject.add(all, "WatchdogDevice", WatchdogDevice::read, device -> device.identity().isPresent(), Printed.of("Software Watchdog\n"),
                Printed.of(1, "", "cat: /sys/class/watchdog/watchdog0/identity: No such file or directory\n"));
        Subject.add(all, "WatchdogModule", WatchdogModule::read, module -> "", Printed.of("WATCHDOG_MODULE=iTCO_wdt\n"));
        Subject.add(all, "DatacenterConfig", DatacenterConfig::readFile, config -> "", Printed.of("ha: shutdown_policy=migrate\n"));
    }

    private static Printed[] captures(String... commands) {
        return Arrays.stream(commands).flatMap(command -> Capture.ofCommand(command).stream()).map(Capture::printed)
                .toArray(Printed[]::new);
    }
}
