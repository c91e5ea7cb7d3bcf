package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is printed, every parser answers at once, without an exception and without a guess. */
class HostileTextTest {

    private static final int CASES = 4_000;
    /** Enough to tell: whoever takes time by its square takes minutes for it. */
    private static final int MUCH = 1 << 18;
    private static final long HALF_A_SECOND = 500_000_000L;

    private static final List<String> MONSTERS =
            Stream.of("{\"a\":", "[", "{", "[{},", "{},", "1", "a\n", "\n", "a: b\n", "iface a\n", "x \\\n", "\u0000", "(", "\ud83d",
            "UPID:", ": ", "service ", "a", "-", ".", " \t", "9.", "%", "#", "\"", "\\", "[\"" + "a".repeat(MUCH) + "\"]",
            "[" + "1".repeat(MUCH) + "]",
            "[1e" + "9".repeat(900) + "]", "[" + "{},".repeat(MUCH / 3) + "{}]")
            .map(part -> part.repeat(Math.max(1, MUCH / part.length()))).toList();

    static Stream<Subject> subjects() {
        return Subject.all().stream();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void itsOwnSamplesAreUnderstood(Subject subject) {
        assertFalse(subject.samples().isEmpty());
        subject.samples().forEach(sample -> Readings.known(subject.parser().read(sample)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void damagedOutputNeverThrows(Subject subject) {
        Mutations mutations = new Mutations(20_251_214);
        for (int i = 0; i < CASES; i++) {
            read(subject, mutations.damaged(subject.samples().get(i % subject.samples().size())), "case " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aGarbledWordIsStrangeOrChangesNothingThatCounts(Subject subject) {
        Mutations mutations = new Mutations(20_251_130);
        for (int i = 0; i < CASES / 4; i++) {
            Printed sample = subject.samples().get(i % subject.samples().size());
            Printed garbled = mutations.garbled(sample);
            boolean nothingToGarble = sample.out().isEmpty() && sample.err().isEmpty();
            if (!nothingToGarble && read(subject, garbled, "case " + i) instanceof Reading.Known<?>(var value)) {
                Object before = subject.essence().apply(Readings.known(subject.parser().read(sample)));
                assertEquals(before, subject.essence().apply(value), () -> subject + " guessed from\n" + garbled.out() + garbled.err());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void muchIsReadAtOnce(Subject subject) {
        Printed sample = subject.samples().getFirst();
        List<String> monsters = new ArrayList<>(MONSTERS);
        for (String line : sample.out().lines().distinct().limit(3).toList()) {
            monsters.add((line + "\n").repeat(Math.min(5_000, MUCH / (line.length() + 1))));
            monsters.add(line + "9".repeat(MUCH));
        }
        for (String monster : monsters) {
            read(subject, Printed.of(sample.exit(), monster, ""), TextLines.cut(monster, 20));
            read(subject, Printed.of(Math.max(1, subject.samples().getLast().exit()), "", monster), TextLines.cut(monster, 20));
        }
    }

    @Test
    void refusalsAreTotalToo() {
        Mutations mutations = new Mutations(7);
        Printed sample = Printed.of(1, "", "sudo: a password is required\ncat: x: Permission denied\n");
        for (int i = 0; i < CASES; i++) {
            Refusal.of(mutations.damaged(sample));
        }
        long start = cpuTime();
        Refusal.of(Printed.of(1, "", "permission denied".repeat(MUCH / 17)));
        assertTrue(cpuTime() - start < HALF_A_SECOND);
    }

    private static Reading<?> read(Subject subject, Printed printed, String what) {
        long start = cpuTime();
        Reading<?> reading;
        try {
            reading = subject.parser().read(printed);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(subject + " threw at " + what + ", exit " + printed.exit() + ":\n"
                    + TextLines.cut(printed.out(), 2_000) + TextLines.cut(printed.err(), 2_000), e);
        }
        long took = cpuTime() - start;
        assertTrue(took < HALF_A_SECOND, () -> subject + " took " + took / 1_000_000 + " ms for " + what);
        if (reading instanceof Reading.Strange<?>(String why, String text)) {
            assertFalse(why.isBlank());
            assertTrue(why.length() <= 200 && text.length() <= Reading.Strange.EXCERPT, () -> subject + " says too much about " + what);
        }
        return reading;
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
