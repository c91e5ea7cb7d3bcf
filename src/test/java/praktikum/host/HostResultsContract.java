package praktikum.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import praktikum.host.joint.JointCommand;

/** What every host gives for a command, however it is reached. */
public abstract class HostResultsContract {

    /** The host under test, the same one for the whole of a test. */
    protected abstract Host host();

    @Test
    void exitCodesAreTheCommands() {
        for (int code : new int[] {0, 1, 2, 3, 100, 255}) {
            assertEquals(code, output(shell("exit " + code)).exit());
        }
    }

    @Test
    void aCommandThatDoesNotExistGives127AndSaysSo() {
        var output = output(Command.of("no-such-command-here", "x"));

        assertEquals(127, output.exit());
        assertTrue(output.errText().contains("no-such-command-here"), output.errText());
        assertEquals("", output.outText());
    }

    @Test
    void standardOutputAndErrorAreKeptApart() {
        var output = output(shell("echo out; echo err >&2; echo out again; exit 3"));

        assertEquals("out\nout again\n", output.outText());
        assertEquals("err\n", output.errText());
        assertEquals(3, output.exit());
        assertFalse(output.truncated());
    }

    @Test
    void everyByteComesAsItIs() {
        var all = new byte[256];
        var octal = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
            octal.append("\\%03o".formatted(i));
        }

        assertArrayEquals(all, output(Command.of("printf", octal.toString())).out());
        assertArrayEquals(all, output(shell("printf '" + octal + "' >&2")).err());
    }

    @Test
    void everyByteGoesInAsItIs() {
        var bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        var text = new String(bytes, StandardCharsets.ISO_8859_1);

        var output = output(Command.of("cat").reading(Input.of(text)));

        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), output.out());
    }

    @Test
    void withoutInputACommandReadsItsEndAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(25), () -> assertEquals(0, output(Command.of("cat")).exit()));
    }

    @Test
    void inputThatNobodyReadsDoesNotMatter() {
        assertEquals("done\n", output(Command.of("echo", "done").reading(Input.of("x".repeat(5_000_000)))).outText());
    }

    @Test
    void argumentsArriveAsTheyAre() {
        var words = List.of("", "-", "-n", "--help", "--", "'", "\"", "''", "a'b", "\\", "\\n", "\n", "a\nb\n", "\t", " ", "  two  spaces ",
                "$(id)", "`id`", "$HOME", "${PATH}", "$$", "~", "*", "/*", "?", "[a]", "{a,b}", "!", "!!", "#", "a=b", "&", "|", ";", "<x",
                ">x",
                "()", "ünïcödé", "日本語", "🙂", "\u0001", "\u001b[31m", "\u007f", "\r\n", "%s", "%n");

        assertEquals(words, arguments(words));
    }

    @Test
    void anArgumentMayBeLong() {
        assertEquals(List.of("x".repeat(100_000), "end"), arguments(List.of("x".repeat(100_000), "end")));
    }

    @Test
    void outputBeyondTheLimitIsDroppedAndMarked() {
        var text = shell("printf 0123456789; printf abcdefghij >&2; exit 7");

        var both = output(text.keeping(4));
        var exact = output(text.keeping(10));

        assertEquals("0123", both.outText());
        assertEquals("abcd", both.errText());
        assertTrue(both.truncated());
        assertEquals(7, both.exit());
        assertEquals("0123456789", exact.outText());
        assertFalse(exact.truncated());
    }

    @Test
    void theLimitIsPerStream() {
        var output = output(shell("printf 0123456789; printf abc >&2").keeping(5));

        assertEquals("01234", output.outText());
        assertEquals("abc", output.errText());
        assertTrue(output.truncated());
    }

    @Test
    void aLargeOutputIsWhole() {
        var block = "0123456789abcdef".repeat(64);
        var output = output(shell("i=0; while [ $i -lt 3000 ]; do echo " + block + "; i=$((i+1)); done").keeping(8 << 20));

        assertEquals((block + "\n").repeat(3000), output.outText());
        assertFalse(output.truncated());
    }

    @Test
    void outputWithoutEndEnds() {
        var block = "0123456789abcdef".repeat(512);
        var output = output(shell("while :; do echo " + block + "; done").keeping(1000).within(Duration.ofSeconds(60)));

        assertEquals(1000, output.out().length);
        assertTrue(output.truncated());
        assertTrue(output.exit() != 0, "exit " + output.exit());
    }

    @Test
    void theHostEndsACommandAfterItsTimeout() {
        var output = output(shell("echo before; sleep 300; echo after").within(Duration.ofSeconds(3)));

        assertEquals(124, output.exit());
        assertEquals("before\n", output.outText());
        assertTrue(output.took().compareTo(Duration.ofSeconds(60)) < 0, output.took().toString());
    }

    @Test
    void everyHostSpeaksTheSameLanguageAndFindsTheSameTools() {
        var output = output(shell("echo \"$LC_ALL\"; echo \"$PATH\""));

        var lines = output.outText().lines().toList();
        assertEquals("C.UTF-8", lines.getFirst());
        var path = List.of(lines.getLast().split(":"));
        assertTrue(path.containsAll(List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")),
                lines.getLast());
    }

    @Test
    void whatIsPrintedIsHandedOnAsItComes() {
        var live = new ByteArrayOutputStream();

        var answer = host().run(shell("echo one; echo two >&2; echo three"), live::writeBytes);

        assertInstanceOf(Output.class, answer);
        assertEquals(List.of("one", "three", "two"), live.toString(StandardCharsets.UTF_8).lines().sorted().toList());
    }

    @Test
    void manyCommandsAtOnceGetTheirOwnAnswers() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < 40; i++) {
                var number = Integer.toString(i);
                answers.add(threads.submit(() -> output(Command.of("echo", number)).outText().strip()));
            }
            var numbers = new HashSet<String>();
            for (var i = 0; i < 40; i++) {
                assertEquals(Integer.toString(i), answers.get(i).get());
                numbers.add(answers.get(i).get());
            }
            assertEquals(40, numbers.size());
        }
    }

    @Test
    void askedTogetherEachAnswersAsAlone() {
        var octal = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            octal.append("\\%03o".formatted(i));
        }
        var questions = new ArrayList<>(List.of(
                // Programs that shells have as words of their own, and do otherwise.
                Command.of("echo", "-e", "a\\nb"), Command.of("echo", "$(id)", "'", "\n"), Command.of("test", "-e", "/no/such/file"),
                        Command.of("test", "-d", "/"),
                Command.of("exit", "3"), Command.of("cd", "/"), Command.of("if", "x"), Command.of("A=b", "x"), Command.of("-c", "x"),
                Command.of("no-such-command-here"),
                Command.of("printf", octal.toString()), Command.of("printf", "no line end"), Command.of("printf", ""),
                Command.of("cat"), Command.of("cat", "/etc/no-such-file"), shell("echo out; echo err >&2; exit 3"),
                shell("printf x >&2; exit 123"),
                shell("exit 124"), shell("exit 255"), shell("kill -9 $$"), shell("echo \"$LC_ALL $PATH\""), shell("exec >&-; echo gone"),
                shell("echo before; sleep 300").within(Duration.ofSeconds(3)), shell("printf 0123456789").keeping(4),
                Command.of("echo", "x".repeat(50_000)), Command.of("cat").reading(Input.of("input"))));
        for (int i = 0; i < 20; i++) {
            questions.add(Command.of("echo", Integer.toString(i)));
        }
        var answers = new ConcurrentHashMap<Command, Answer>();

        host().runAll(questions, (question, answer) -> assertNull(answers.put(question, answer), "answered twice: " + question));

        assertEquals(new HashSet<>(questions), answers.keySet());
        for (var question : questions) {
            var alone = output(question);
            var together = assertInstanceOf(Output.class, answers.get(question), question.shown());
            assertEquals(alone.exit(), together.exit(), question.shown());
            assertEquals(alone.outText(), together.outText(), question.shown());
            assertArrayEquals(alone.out(), together.out(), question.shown());
            assertEquals(alone.errText(), together.errText(), question.shown());
            assertEquals(alone.truncated(), together.truncated(), question.shown());
        }
    }

    /** The programs that answer many questions at once say of each what its own program says, or nothing certain. */
    @Test
    void aQuestionInAJointCommandAnswersAsAlone() {
        var questions = new ArrayList<Command>();
        List.of("/etc/hosts", "/etc/no-such-file", "/etc/passwd", "/etc/ssh", "/proc/sys/kernel/hostname")
                .forEach(file -> questions.add(Command.of("cat", file)));
        List.of("/etc", "/etc/no-such-folder", "/etc/ssh").forEach(folder -> questions.add(Command.of("ls", "-1", folder)));
        var certain = questions.size();
        List.of("/etc/passwd", "/sys/class").forEach(folder -> questions.add(Command.of("ls", "-1", folder)));
        List.of("127.0.0.1", "127.0.0.2").forEach(to -> questions.add(Command.of("ip", "-j", "route", "get", to)));
        List.of("localhost", "no-such-name.invalid").forEach(name -> questions.add(Command.of("getent", "ahosts", name)));
        List.of("ssh", "no-such-unit").forEach(unit -> questions.add(Command.of("systemctl", "show", "-p", "Id,LoadState", unit)));

        var joint = JointCommand.of(questions);
        assertEquals(5, joint.size(), joint.toString());
        var answered = new HashSet<Command>();
        for (var one : joint) {
            one.apart(output(one.command())).forEach((question, answer) -> {
                var alone = output(question);
                var together = assertInstanceOf(Output.class, answer);
                assertEquals(alone.exit(), together.exit(), question.shown());
                assertEquals(lines(question, alone), lines(question, together), question.shown());
                assertEquals(alone.errText(), together.errText(), question.shown());
                answered.add(question);
            });
        }

        assertTrue(answered.containsAll(questions.subList(0, certain)), answered.toString());
        assertFalse(answered.contains(Command.of("ls", "-1", "/etc/passwd")), "what is no folder is asked alone");
    }

    /** Names in a folder come in any order. */
    private static List<String> lines(Command question, Output output) {
        var lines = output.outText().lines();
        return question.argv().getFirst().equals("ls") ? lines.sorted().toList() : lines.toList();
    }

    @Test
    void itTakesTheTimeItTakes() {
        var output = output(Command.of("sleep", "1"));

        assertEquals(0, output.exit());
        assertTrue(output.took().compareTo(Duration.ofMillis(900)) > 0, output.took().toString());
        assertTrue(output.took().compareTo(Duration.ofSeconds(60)) < 0, output.took().toString());
    }

    private List<String> arguments(List<String> words) {
        var argv = new ArrayList<>(List.of("printf", "%s\\0"));
        argv.addAll(words);
        var output = output(new Command(argv, Input.NOTHING, Command.DEFAULT_TIMEOUT, Command.DEFAULT_LIMIT, Optional.empty()));
        assertEquals("", output.errText());
        return List.of(output.outText().split("\0", -1)).subList(0, words.size());
    }

    private static Command shell(String script) {
        return Command.of("sh", "-c", script);
    }

    private Output output(Command command) {
        return assertInstanceOf(Output.class, host().run(command));
    }
}
