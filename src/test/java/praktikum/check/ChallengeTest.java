package praktikum.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.equal;
import static praktikum.check.verdict.Judgement.wrong;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import praktikum.check.ask.MarkerLog.Written;
import praktikum.check.engine.ChallengeRun;
import praktikum.check.engine.CheckMethod;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.MarkerKeeper;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.fact.node.HostName;
import praktikum.fact.system.FileText;
import praktikum.fact.system.MarkerFile;
import praktikum.host.Command;
import praktikum.host.Output;
import praktikum.host.WitnessedAnswer;
import praktikum.host.WitnessedHost;
import praktikum.text.Message;

/** Challenges write only where that was asked for, one after the other, and what they wrote is removed whatever happens. */
class ChallengeTest {

    private static final long SEED = 42;
    private static final String FOLDER = "/mnt/pve/nfs";

    @ChecksFor("toy")
    static final class Shared {

        @Check("up")
        void up(Cluster cluster) {
            judgeAll(cluster.nodes(), node -> equal("right", node.ask(HostName.ASKED).shortName()));
        }

        @Check(value = "shared", after = "up")
        @Challenge
        void whatOneWroteAllRead(Cluster cluster, Marker marker) {
            var file = marker.in(FOLDER);
            judgeAll(cluster.nodes(), node -> {
                var refusal = marker.writtenBy(cluster.nodes().getFirst(), file);
                return refusal.isPresent() ? wrong(file.text(), refusal)
                        : equal(Optional.of(file.text() + "\n"), node.ask(FileText.of(file.path())).text());
            });
        }
    }

    /** Machines with one folder or with one each, and what they were asked that changes something. */
    private static final class Folders {
        private final Map<String, Map<String, String>> files = new HashMap<>();
        private final List<String> changes = new ArrayList<>();
        private final List<String> kept = new ArrayList<>();
        private Consumer<String> before = change -> { };
        private String hostname = "right";
        private Optional<String> refusal = Optional.empty();

        Folders(boolean shared) {
            var one = new TreeMap<String, String>();
            for (var name : List.of("n1", "n2")) {
                files.put(name, shared ? one : new TreeMap<>());
            }
        }

        Map<CheckKey, Verdict> run(boolean challenge) {
            var cancelling = new AtomicReference<CheckRun>();
            var hosts = new HashMap<String, WitnessedHost>();
            files.keySet().forEach(name -> hosts.put(name, host(name)));
            var run = new CheckRun(Machines.of("k", "n1", "n2").site(), hosts, CheckMethod.of(Shared.class), Timelines.NONE,
                    challenge ? Optional.of(new ChallengeRun(SEED, keeper())) : Optional.empty(), RunListener.SILENT);
            cancelling.set(run);
            cancel = () -> cancelling.get().cancel(Instant.EPOCH);
            return run.run();
        }

        private Runnable cancel = () -> { };

        private MarkerKeeper keeper() {
            return new MarkerKeeper() {
                @Override
                public void writing(Written marker) {
                    kept.add("writing " + marker.host());
                }

                @Override
                public void removed(Written marker) {
                    kept.add("removed " + marker.host());
                }

                @Override
                public void left(Written marker, Message why) {
                    kept.add("left " + marker.host() + " " + why.key());
                }
            };
        }

        private WitnessedHost host(String name) {
            return new WitnessedHost() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public WitnessedAnswer ask(Command command, String askedBy) {
                    return new WitnessedAnswer(1, answer(command.argv()));
                }

                private Output answer(List<String> argv) {
                    var file = argv.getLast();
                    switch (argv.getFirst()) {
                        case "cat" -> {
                            if (argv.equals(HostName.ASKED.argv())) {
                                return output(0, hostname + "\n", "");
                            }
                            var text = files.get(name).get(file);
                            return text == null ? output(1, "", "cat: " + file + ": No such file or directory\n") : output(0, text, "");
                        }
                        case "rm" -> {
                            changes.add(name + " removes");
                            before.accept("removes");
                            files.get(name).remove(file);
                            return refusal.filter(words -> words.startsWith("rm")).map(words -> output(1, "", words))
                                    .orElseGet(() -> output(0, "", ""));
                        }
                        default -> {
                            changes.add(name + " writes");
                            before.accept("writes");
                            if (refusal.filter(words -> words.startsWith("sh")).isPresent()) {
                                return output(2, "", refusal.get());
                            }
                            files.get(name).put(file, argv.get(argv.size() - 2) + "\n");
                            return output(0, "", "");
                        }
                    }
                }
            };
        }

        private static Output output(int exit, String out, String err) {
            return new Output(exit, out.getBytes(), err.getBytes(), false, Instant.EPOCH, java.time.Duration.ZERO);
        }
    }

    private static final CheckKey SHARED = new CheckKey("toy", "shared");

    @Test
    void whereNobodyAskedNothingIsWritten() {
        var folders = new Folders(true);
        var verdict = assertInstanceOf(Verdict.NotMeasured.class, folders.run(false).get(SHARED));
        assertEquals("check.challenge.not-asked", verdict.findings().getFirst().why().orElseThrow().key());
        assertEquals(List.of(), folders.changes);
    }

    @Test
    void whatOneWroteAllReadAndThenItIsGone() {
        var folders = new Folders(true);
        assertInstanceOf(Verdict.Passed.class, folders.run(true).get(SHARED));
        assertEquals(List.of("n1 writes", "n1 removes"), folders.changes);
        assertEquals(List.of("writing n1", "removed n1"), folders.kept);
        assertEquals(Map.of(), folders.files.get("n1"));
    }

    @Test
    void aFolderOfOnesOwnIsNotShared() {
        var folders = new Folders(false);
        var verdict = assertInstanceOf(Verdict.Failed.class, folders.run(true).get(SHARED));
        assertEquals(1, verdict.findings().stream().filter(one -> one.subject().equals("n2") && !one.found().isEmpty()).count());
        assertEquals(List.of("n1 writes", "n1 removes"), folders.changes);
    }

    @Test
    void whatItBuildsOnHasToPassFirst() {
        var folders = new Folders(true);
        folders.hostname = "wrong";
        assertInstanceOf(Verdict.Skipped.class, folders.run(true).get(SHARED));
        assertEquals(List.of(), folders.changes);
    }

    @Test
    void whatWasRefusedMayHaveBeenWrittenAllTheSame() {
        var folders = new Folders(true);
        folders.refusal = Optional.of("sh: 1: cannot create /mnt/pve/nfs/.x: Permission denied\n");
        var verdict = assertInstanceOf(Verdict.Failed.class, folders.run(true).get(SHARED));
        assertTrue(verdict.findings().getFirst().toString().contains("Permission denied"), verdict.toString());
        assertEquals(List.of("n1 writes", "n1 removes"), folders.changes);
    }

    @Test
    void whatCannotBeRemovedIsNamed() {
        var folders = new Folders(true);
        folders.refusal = Optional.of("rm: cannot remove: Read-only file system\n");
        assertInstanceOf(Verdict.Passed.class, folders.run(true).get(SHARED));
        assertEquals(List.of("writing n1", "left n1 check.challenge.said"), folders.kept);
    }

    @Test
    void whoeverInterruptsLeavesNothingBehind() {
        var folders = new Folders(true);
        folders.before = change -> {
            if (change.equals("writes")) {
                folders.cancel.run();
            }
        };
        assertInstanceOf(Verdict.NotMeasured.class, folders.run(true).get(SHARED));
        assertEquals(List.of("n1 writes", "n1 removes"), folders.changes);
        assertEquals(Map.of(), folders.files.get("n1"));
    }

    @Test
    void nameAndTextFollowFromTheSeed() {
        assertEquals(MarkerFile.in(FOLDER, SEED), MarkerFile.in(FOLDER, SEED));
        assertTrue(MarkerFile.in(FOLDER, SEED).path().matches("/mnt/pve/nfs/\\.praktikum-[0-9a-f]{16}"));
        assertEquals(2, List.of(MarkerFile.in(FOLDER, 1), MarkerFile.in(FOLDER, 2)).stream().map(MarkerFile::text).distinct().count());
    }
}
