package praktikum.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Scripted;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunHeader;
import praktikum.host.evidence.RunStatus;
import praktikum.host.evidence.Transcript;
import praktikum.site.Site;
import praktikum.text.Language;
import praktikum.text.Message;

/** What holds for every drill. A drill's test extends this and says on which machines the drill goes well. */
public abstract class DrillContract {

    /** Machines that exist in a test only. */
    public interface World {
        Site site();

        InstantSource clock();

        /** What a host does and says; {@link DrillRun#KIT} too. */
        Answer answer(String host, Command command);

        /** A person does what the drill asks for. */
        void please(Message what);

        /** What is not as it was at the beginning; equal to {@code changed()} of a new world when all is put back. */
        Object changed();
    }

    private static final RunHeader FOREIGN = header("99-probe/other");
    private static final Duration PATIENCE = Duration.ofMillis(600);

    @TempDir
    Path folder;

    private final AtomicInteger files = new AtomicInteger();

    /** The drill. */
    protected abstract Drill drill();

    /** New machines, one for each way in which the drill can be done; it comes to its end on all of them. */
    protected abstract List<World> worlds();

    /** The kit is killed: nothing that it wants to do happens any more. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Somebody who does what is asked, unless the kit is dead. */
    private static class Person implements Operator {

        private final World world;
        private final Runnable before;

        Person(World world, Runnable before) {
            this.world = world;
            this.before = before;
        }

        @Override
        public void hear(Message what) {
            assertFalse(what.in(Language.INDONESIAN).isBlank());
        }

        @Override
        public void please(Message what) {
            before.run();
            world.please(what);
        }
    }

    private static RunHeader header(String... scope) {
        return new RunHeader(RunHeader.Kind.DRILL, "run-" + String.join("", scope), "k", "c", "s", 1, List.of(scope));
    }

    private Path file() {
        return folder.resolve(files.incrementAndGet() + ".jsonl");
    }

    private static Map<String, WitnessedHost> hosts(World world, Transcript transcript, Runnable before, Runnable after) {
        var names = new ArrayList<>(world.site().nodes().stream().map(node -> node.name()).toList());
        names.add(DrillRun.KIT);
        var hosts = new HashMap<String, WitnessedHost>();
        names.forEach(name -> hosts.put(name, transcript.witness(new Scripted(name, command -> {
            before.run();
            var answer = world.answer(name, command);
            after.run();
            return answer;
        }))));
        return hosts;
    }

    private Drill.End run(World world, Path file, Operator operator, Runnable before, Runnable after, int times) throws Exception {
        try (var transcript = Transcript.create(file, header(drill().step()), world.clock())) {
            var end = drill().run(new DrillRun(world.site(), hosts(world, transcript, before, after), transcript, operator,
                    PATIENCE, times));
            transcript.end(RunStatus.COMPLETE);
            return end;
        }
    }

    private Evidence complete(World world, int times) throws Exception {
        var file = file();
        assertEquals(new Drill.End.Complete(), run(world, file, new Person(world, () -> { }), () -> { }, () -> { }, times));
        return Evidence.read(file);
    }

    @Test
    void itIsFoundAndCalledByItsStep() {
        assertTrue(Drill.installed().stream().anyMatch(found -> found.getClass() == drill().getClass()
                && found.step().equals(drill().step())));
        assertEquals(drill().missing(), Timelines.missing(drill().measures()));
    }

    @Test
    void whatItWillDoIsToldInBothLanguagesBeforehand() {
        for (var world : worlds()) {
            for (var language : Language.values()) {
                drill().plan(world.site()).forEach(sentence -> assertFalse(sentence.in(language).isBlank()));
            }
            assertFalse(drill().plan(world.site()).isEmpty());
            assertFalse(drill().changes(world.site()).isEmpty());
        }
    }

    @Test
    void aChangeIsFoundAgainByItsSentenceAlone() {
        for (var world : worlds()) {
            for (var change : drill().changes(world.site())) {
                assertEquals(change, drill().change(world.site(), change.make().says()).orElseThrow());
            }
            assertTrue(drill().change(world.site(), Message.of("drill.change.failed", "n1", "")).isEmpty());
        }
    }

    @Test
    void aCompleteDrillDoesWhatItForetoldAndUndoesIt() throws Exception {
        for (var world : worlds()) {
            var nothing = world.changed();
            var evidence = complete(world, 1);
            var told = drill().changes(world.site());

            var intents = new HashMap<Integer, Entry.Intent>();
            var written = new HashSet<String>();
            var made = new ArrayList<Message>();
            for (var entry : evidence.entries()) {
                switch (entry) {
                    case Entry.Intent intent -> {
                        intents.put(intent.sequence(), intent);
                        made.add(intent.what());
                        told.stream().filter(change -> change.make().says().equals(intent.what()))
                                .forEach(change -> written.add(change.make().verb() + "/" + change.subject()));
                    }
                    case Entry.Done done when done.outcome() == Entry.Outcome.UNDONE -> intents.remove(done.intent());
                    case Entry.Asked asked -> assertWritten(asked.askedBy(), told, written);
                    case Entry.Mark mark -> assertWritten(mark.name(), told, written);
                    default -> { }
                }
            }
            assertEquals(told.stream().map(change -> change.make().says()).toList(), made);
            assertEquals(Map.of(), intents, "every change was undone");
            assertEquals(nothing, world.changed());
        }
    }

    private static void assertWritten(String writtenDown, List<Change> told, HashSet<String> written) {
        Changes.made(writtenDown).ifPresent(half -> {
            if (told.stream().anyMatch(change -> change.make().verb().equals(half.verb()))) {
                assertTrue(written.contains(half.verb() + "/" + half.subject()), writtenDown + " without an intent before it");
            }
        });
    }

    @Test
    void itsStagesAreMarksInOrder() throws Exception {
        for (var world : worlds()) {
            var marks = complete(world, 1).entries().stream().filter(Entry.Mark.class::isInstance).map(entry -> ((Entry.Mark) entry).name())
                    .toList();
            assertEquals(drill().stages(), marks.stream().filter(drill().stages()::contains).toList());
        }
    }

    @Test
    void killedAtAnyMomentARestoreMakesItWhole() throws Exception {
        for (var way = 0; way < worlds().size(); way++) {
            var steps = new AtomicInteger();
            var first = worlds().get(way);
            run(first, file(), new Person(first, steps::incrementAndGet), steps::incrementAndGet, steps::incrementAndGet, 1);
            for (var moment = 1; moment <= steps.get(); moment++) {
                killedAndRestored(worlds().get(way), moment);
            }
        }
    }

    private void killedAndRestored(World world, int moment) throws Exception {
        var nothing = world.changed();
        var file = file();
        var step = new AtomicInteger();
        Runnable counting = () -> {
            if (step.incrementAndGet() >= moment) {
                throw new Killed();
            }
        };
        try {
            run(world, file, new Person(world, counting), counting, counting, 1);
        } catch (Killed dead) {
            assertTrue(step.get() >= moment);
        }
        var left = DrillRestore.left(List.of(Evidence.read(file)));
        try (var transcript = Transcript.create(file(), header(), world.clock())) {
            for (var intent : left) {
                var change = DrillRestore.change(intent, world.site()).orElseThrow();
                var hosts = hosts(world, transcript, () -> { }, () -> { });
                var person = new Person(world, () -> { });
                assertTrue(DrillRestore.undo(change, hosts, person).isEmpty());
                assertTrue(DrillRestore.undo(change, hosts, person).isEmpty(), "twice does no harm");
            }
        }
        assertEquals(nothing, world.changed(), "killed at moment " + moment);
    }

    @Test
    void interruptedAtAnyMomentItPutsEverythingBack() throws Exception {
        for (var way = 0; way < worlds().size(); way++) {
            var sentences = new AtomicInteger();
            var first = worlds().get(way);
            run(first, file(), interrupting(first, sentences, 0), () -> { }, () -> { }, 1);
            for (var moment = 1; moment <= sentences.get(); moment++) {
                var world = worlds().get(way);
                var nothing = world.changed();
                var file = file();
                try {
                    run(world, file, interrupting(world, new AtomicInteger(), moment), () -> { }, () -> { }, 1);
                } catch (InterruptedException ended) {
                    assertTrue(Files.size(file) > 0);
                }
                Thread.interrupted();
                assertEquals(nothing, world.changed(), "interrupted at sentence " + moment);
                assertEquals(List.of(), DrillRestore.left(Evidence.read(file)));
            }
        }
    }

    private static Operator interrupting(World world, AtomicInteger sentences, int moment) {
        return new Person(world, () -> { }) {
            @Override
            public void hear(Message what) {
                if (sentences.incrementAndGet() == moment) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @Test
    void itsTimelineComesFromItsRecordsAlone() throws Exception {
        for (var world : worlds()) {
            var evidence = complete(world, 1);
            var timeline = assertInstanceOf(drill().measures(), Timeline.of(DrillRecords.of(evidence)).orElseThrow());
            assertTrue(timeline.complete());
            for (var language : Language.values()) {
                assertFalse(timeline.summary(language).isEmpty());
            }
            var check = file();
            try (var transcript = Transcript.create(check, header(), world.clock())) {
                transcript.copy(foreign(world));
                transcript.copy(evidence);
            }
            var taken = Timelines.copiedIn(Evidence.read(check));
            assertEquals(1, taken.all().size(), "another drill's records are told apart, although their numbers are the same");
            assertEquals(timeline.summary(Language.ENGLISH), taken.get(drill().measures()).orElseThrow().summary(Language.ENGLISH));
        }
    }

    /** Records of a drill that nobody knows, with marks as this one has them. */
    private Evidence foreign(World world) throws Exception {
        var file = file();
        try (var transcript = Transcript.create(file, FOREIGN, world.clock())) {
            drill().stages().forEach(transcript::mark);
            transcript.end(RunStatus.COMPLETE);
        }
        return Evidence.read(file);
    }

    @Test
    void recordsThatEndAnywhereGiveATimelineWithoutAnException() throws Exception {
        var entries = complete(worlds().getFirst(), 1).entries();
        for (var end = 1; end <= entries.size(); end++) {
            drill().timeline(new DrillRecords(entries.subList(0, end), Map.of()))
                    .ifPresent(timeline -> timeline.summary(Language.INDONESIAN));
        }
    }

    @Test
    void severalTimesInARowChangeAsOftenAndAreAllUndone() throws Exception {
        if (drill().repeatable()) {
            for (var world : worlds()) {
                var nothing = world.changed();
                var made = complete(world, 3).entries().stream().filter(Entry.Intent.class::isInstance).count();
                assertEquals(3L * drill().changes(world.site()).size(), made);
                assertEquals(nothing, world.changed());
            }
        }
    }
}
