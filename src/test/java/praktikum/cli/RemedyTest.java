package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import praktikum.cli.RemedyState.From;
import praktikum.site.Site;
import praktikum.text.Language;

/**
 * Whoever types what a sentence says has mended what it is about: for every mistake of every check of the course there is a state that
 * brings it; the commands of the sentence are typed as they stand there, in either language the same, and then the check passes.
 */
class RemedyTest {

    private static final List<RemedyState> STATES = Stream.of(NodeRemedies.STATES, NetworkRemedies.STATES, ClusterRemedies.STATES,
            TrustRemedies.STATES, SegmentRemedies.STATES, StorageRemedies.STATES, SharedRemedies.STATES, GuestRemedies.STATES,
            MigrationRemedies.STATES, SentenceRemedies.STATES)
            .flatMap(List::stream).toList();

    /** What the simulator cannot show, and why. */
    private static final Map<String, String> NOT_HERE = Map.of(
            "01-nodes/package-lists portal", "no simulated network has a page to log in at",
            "01-nodes/web-reachable broken", "the simulated web interface has no files that can be missing",
            "01-nodes/web-reachable foreign", "no simulated program but pveproxy can take port 8006",
            "01-nodes/kvm other-processor", "the simulated machines have processors of Intel or AMD",
            "02-cluster/one-stopped lost-quorum", "only another drill tells it anew; DrillMatrixTest brings it",
            "02-cluster/two-stopped still-writable", "no simulated machine writes to /etc/pve without quorum",
            "02-cluster/two-stopped still-quorate", "only another drill tells it anew; DrillMatrixTest brings it",
            "02-cluster/recovered not-recovered", "only another drill tells it anew; DrillMatrixTest brings it");

    @TempDir
    static Path folder;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<From, KeptMachines> IMAGES = new ConcurrentHashMap<>();
    private static final ExecutorService AT_ONCE = Executors.newFixedThreadPool(4);

    @AfterAll
    static void stop() {
        AT_ONCE.shutdownNow();
    }

    @Test
    void everyMistakeHasAStateOrAReason() {
        var missing = new TreeSet<String>();
        Rehearsal.COURSE.labs().forEach(lab -> lab.checks().forEach(rubric -> rubric.words(Language.ENGLISH).mistakes().keySet()
                .forEach(key -> missing.add(lab.id() + "/" + rubric.id().check() + " " + key))));
        var known = new HashSet<>(NOT_HERE.keySet());
        known.addAll(SegmentRemedies.NOT_HERE.keySet());
        known.addAll(StorageRemedies.NOT_HERE.keySet());
        known.addAll(SharedRemedies.NOT_HERE.keySet());
        known.addAll(GuestRemedies.NOT_HERE.keySet());
        known.addAll(MigrationRemedies.NOT_HERE.keySet());
        STATES.stream().filter(state -> !SentenceRemedies.STATES.contains(state)).forEach(state -> known.add(state.mistake()));
        var gone = new TreeSet<>(known);
        gone.removeAll(missing);
        missing.removeAll(known);
        assertEquals(new TreeSet<>(), missing);
        assertEquals(new TreeSet<>(), gone);
    }

    @TestFactory
    Stream<DynamicTest> whatTheSentenceSaysMendsIt() {
        var only = System.getProperty("state", "");
        var results = new LinkedHashMap<String, Future<?>>();
        STATES.stream().filter(state -> (state.mistake() + " " + state.made()).contains(only)).forEach(state ->
                results.put(state.mistake() + ": " + String.join("; ", state.made()), AT_ONCE.submit(() -> {
                    play(state);
                    return null;
                })));
        return results.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> entry.getValue().get()));
    }

    private static void play(RemedyState state) throws Exception {
        var own = folder.resolve("w" + NUMBER.incrementAndGet());
        try (var rehearsal = start(state.from(), own)) {
            new RemedyPlay(rehearsal, state, planned(state.from()), own).play();
        }
    }

    static Site planned(From from) {
        return switch (from) {
            case FRESH, OLDER, LINKED -> Expected.plan();
            case PLAIN -> Rehearsal.plan("kelas-a", List.of("n1", "n2", "n3"),
                    List.of("192.168.137.10", "192.168.137.11", "192.168.137.12"), List.of(), 24, "192.168.137.1", "vmbr0");
            case PAIR -> Rehearsal.plan("kelas-a", List.of("n1", "n2"), List.of("192.168.137.10", "192.168.137.11"), List.of(), 24,
                    "192.168.137.1", "vmbr0");
        };
    }

    /** Each kind of cluster is built once and kept; every state begins with a copy of it. */
    private static Rehearsal start(From from, Path own) throws Exception {
        if (from == From.FRESH || from == From.OLDER) {
            return Rehearsal.fresh(own, planned(from), from == From.FRESH ? 9 : 8);
        }
        return IMAGES.computeIfAbsent(from, RemedyTest::build).start(own);
    }

    private static KeptMachines build(From from) {
        try {
            return KeptMachines.of(folder.resolve(from.name()), planned(from), Rehearsal::carryOut);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
