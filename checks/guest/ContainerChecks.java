package guest;

import static praktikum.check.Expect.cannotTell;
import static praktikum.check.Expect.judgeGuests;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.guest.Container;
import praktikum.check.verdict.Judgement;
import praktikum.fact.guest.GuestState;
import praktikum.fact.guest.config.Disk;
import praktikum.fact.storage.VolumeList;

/** Lab 06: containers, as they are configured. */
@ChecksFor("06-guests")
final class ContainerChecks {

    /** Options of pct.conf(5) that the plan is about, and that hold for a running container only from its next start on. */
    private static final List<String> WAITING = List.of("cores", "features", "hostname", "memory", "nameserver", "swap");

    @Check(value = "template-there", explainedBy = {"05-shared/nfs-active", "05-shared/nfs-content", "04-storage/active"})
    void thePlannedTemplateIsThere(Cluster cluster) {
        judgeContainers(cluster, container -> {
            var list = container.ask(VolumeList.on(container.templates()));
            if (list.problem().isPresent()) {
                throw cannotTell("check.guest.storage-silent", container.host(), container.templates(), list.problem().get());
            }
            var found = list.ofContent("vztmpl").stream().map(volume -> volume.id().fileName()).toList();
            return found.stream().filter(file -> file.startsWith(container.template() + "_")).findFirst().map(Judgement::right)
                    .orElseGet(() -> wrong(container.template(), found).mistake("missing").with("template", container.template())
                            .with("storage", container.templates()).with("host", container.host()));
        });
    }

    @Check(value = "container-there", explainedBy = "02-cluster/members")
    void thePlannedContainerIsThere(Cluster cluster) {
        judgeContainers(cluster, container -> PlannedNumber.judge(container, config -> config.container().isPresent()));
    }

    @Check(value = "container-resources", after = "container-there")
    void itsNameCoresAndMemoryAreAsPlanned(Cluster cluster) {
        judgeContainers(cluster, container -> {
            var current = container.current();
            var cores = container.configuration().cores();
            if (!current.name().equals(Optional.of(container.name()))) {
                return wrong(container.name(), current.name()).mistake("other-name");
            }
            if (!cores.equals(OptionalLong.of(container.cores()))) {
                return wrong(container.cores(), cores.isPresent() ? cores.getAsLong() : "–")
                        .mistake(cores.isPresent() ? "other-cores" : "no-limit");
            }
            if (current.memory() != container.memory()) {
                return wrong(container.memory(), current.memory()).mistake("other-memory");
            }
            if (container.configuration().swap() != container.swap()) {
                return wrong(container.swap(), container.configuration().swap()).mistake("other-swap");
            }
            if (!current.startsAtBoot()) {
                return wrong("onboot", "–").mistake("not-at-boot");
            }
            var waiting = container.waiting(WAITING);
            return waiting.isEmpty() ? right(container.cores() + " × CPU, " + current.memory() + " MiB")
                    : wrong("–", waiting).mistake("waiting");
        });
    }

    @Check(value = "container-storage", after = "container-there")
    void itsRootLiesOnThePlannedStorage(Cluster cluster) {
        judgeContainers(cluster, container -> {
            var root = container.configuration().root();
            var wrong = wrong(container.storage(), root.map(Disk::source));
            if (root.flatMap(Disk::storage).isEmpty()) {
                return wrong.mistake("folder");
            }
            return root.flatMap(Disk::storage).filter(container.storage()::equals).isPresent() ? right(root.get().source())
                    : wrong.mistake("other-storage");
        });
    }

    @Check(value = "container-unprivileged", after = "container-there")
    void rootInsideIsNobodyOutside(Cluster cluster) {
        judgeContainers(cluster, container -> container.configuration().unprivileged() ? right("unprivileged")
                : wrong("unprivileged", "privileged").mistake("privileged"));
    }

    @Check(value = "container-runs", after = "container-there")
    void itRuns(Cluster cluster) {
        judgeContainers(cluster, container -> {
            if (container.current().template()) {
                return wrong("running", "template").mistake("template");
            }
            var state = container.status().state();
            if (state != GuestState.RUNNING) {
                return wrong("running", state.toString().toLowerCase(Locale.ROOT)).mistake("stopped");
            }
            return right("running");
        });
    }

    /** Judges each planned container; every sentence may name its number and its node. */
    static void judgeContainers(Cluster cluster, Function<Container, Judgement> judge) {
        judgeGuests(cluster, cluster.containers(), "check.guest.no-container", container -> PlannedNumber.placed(container,
                judge.apply(container)));
    }
}
