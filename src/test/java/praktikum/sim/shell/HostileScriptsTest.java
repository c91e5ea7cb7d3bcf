package praktikum.sim.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.sim.fs.User;

/** Whatever is typed, the shell ends with an exit code and says why; it never throws and never runs on after its end. */
class HostileScriptsTest {

    private static final String[] PIECES =
            {"echo", "cat", "grep", "sed", "awk", "sort", "find", "xargs", "tr", "cut", "head", "tail", "test",
        "[", "]", "[[", "]]", "if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "until", "{", "}", "(", ")", "((",
        "))",
        "|", "||", "&&", "&", ";", ";;", "\n", " ", " ", " ", "\t", "'", "\"", "`", "$", "${", "$(", "$((", "\\", "#", "!", "*", "?",
        "[a-z]",
        "~", "<", ">", ">>", "<<", "<<<", "<<-", "<<EOF\n", "EOF", "2>&1", ">&2", "&>", "/dev/null", "/dev/zero", "f", "/", "..", "x=", "x",
        "$x", "${x:-", "${#x}", "$@", "$*", "$?", "$#", "$1", "${x%%*}", "1", "-n", "-e", "-v", "--", "s/a/b/", "{1..3}", "{a,b}", "=~",
        "==",
        "set -e", "set -u", "cd", "exit", "break", "continue", "shift", "read", "export", "unset", "return", ".", "bash -c", "sh -c",
        "timeout 1",
        "env", "printf", "%s", "%d", "%", "\u0000", "\u00e9", "\ud83d\ude00", "\udcff", "\r", "yes", "ls -l", "stat -c", "date", "diff",
        "dd",
        "base64 -d", "mktemp", "wc", "tee", "cp", "mv", "rm -rf", "ln -s", "touch", "chmod", "$'\\x", "NR==1", "{print $1}", "a\\{2\\}",
        "(a|b)*"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomScriptsEndWithAnExitCode(long seed) {
        Random random = new Random(seed);
        TestMachine machine = new TestMachine();
        for (int i = 0; i < 1500; i++) {
            StringBuilder script = new StringBuilder();
            for (int n = random.nextInt(25); n >= 0; n--) {
                script.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(3) == 0 ? "" : " ");
            }
            ends(machine, random.nextInt(8) == 0 ? "dash" : "bash", script.toString());
        }
    }

    @Test
    void rightScriptsWithAPieceBrokenEndToo() throws Exception {
        Random random = new Random(5);
        List<Cases.Case> cases = Cases.read("shell-cases.txt").filter(one -> !one.script().contains("sleep")).toList();
        for (int i = 0; i < 1500; i++) {
            Cases.Case one = cases.get(random.nextInt(cases.size()));
            StringBuilder script = new StringBuilder(one.script());
            int at = random.nextInt(script.length());
            switch (random.nextInt(3)) {
                case 0 -> script.deleteCharAt(at);
                case 1 -> script.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> script.setLength(at);
            }
            ends(new TestMachine(), one.shell(), script.toString());
        }
    }

    /** Runs a script that may be endless: after a while it is killed, and then it must be over at once. */
    private static void ends(TestMachine machine, String shell, String script) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicReference<Optional<Throwable>> thrown = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<Integer>> exit = new AtomicReference<>(Optional.empty());
        Call call = new Call(List.of(), Map.of("PATH", Executables.DEFAULT_PATH, "HOME", "/root"), "/work", InputStream.nullInputStream(),
                ProgramOutput.to(new Limited()), ProgramOutput.to(err), machine, User.ROOT, Optional.empty());
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                exit.set(Optional.of(Executables.run(call, List.of(shell, "-c", script))));
            } catch (InterruptedException killed) {
                exit.set(Optional.of(143));
            } catch (Throwable e) {
                thrown.set(Optional.of(e));
            }
        });
        try {
            if (!thread.join(Duration.ofMillis(500))) {
                thread.interrupt();
                assertTrue(thread.join(Duration.ofSeconds(60)), () -> "does not end when killed: " + script);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertEquals(Optional.empty(), thrown.get(), () -> script);
        assertTrue(exit.get().isPresent(), () -> script);
        assertTrue(exit.get().get() >= 0 && exit.get().get() <= 255, () -> script);
        assertFalse(err.toString(StandardCharsets.UTF_8).contains("failed inside the simulator"), () -> script + "\n" + err);
    }

    /** Swallows everything, so that an endless output does not fill the memory. */
    private static final class Limited extends OutputStream {
        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int from, int length) {}
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', value = {
        "sleep 1 & ~ line 1: a command in the background (&)",
        "echo a; f() { echo b; }; f ~ line 1: a function",
        "case x in x) echo a;; esac ~ line 1: case",
        "a=(1 2); echo a ~ line 1: an array",
        "echo $RANDOM ~ line 1: the variable RANDOM",
        "echo $$ ~ line 1: $$",
        "echo ${x/a/b} ~ line 1: ${x/…}",
        "echo ${x:0:2} ~ line 1: ${x:…}",
        "echo ${!x} ~ line 1: $!",
        "diff <(echo a) <(echo b) ~ line 1: <(",
        "echo a |& cat ~ line 1: |&",
        "echo a 33>f ~ line 1: file descriptor 33",
        "echo a >&3 ~ line 1: >& to anything but 1 and 2",
        "trap true EXIT ~ line 1: the shell's trap",
        "eval echo a ~ line 1: the shell's eval",
        "((x++)) ~ line 1: ((…))",
        "for ((i=0;i<3;i++)); do :; done ~ line 1: for ((…))",
        "echo $((x++)) ~ line 1: $((x++))",
        "set -x ~ line 1: set -x",
        "read -t 1 x ~ line 1: read -t"})
    void whatIsBeyondItIsRefusedWithExitCode2(String script, String refused) {
        TestMachine.Result result = new TestMachine().run("bash", script);
        assertEquals("sim-shell: " + refused + " is not supported by the simulator\n", result.err());
        assertEquals(2, result.exit());
        assertEquals("", result.out());
    }

    @Test
    void aRefusedScriptHasNotBegun() {
        TestMachine machine = new TestMachine();
        assertEquals(2, machine.run("bash", "touch begun; case x in esac").exit());
        assertFalse(machine.files().exists("/work/begun"));
    }

    @Test
    void toolsRefuseOptionsTheyDoNotHave() {
        TestMachine.Result result = new TestMachine()
                .run("bash", "grep -P a /dev/null; awk '{s+=$1} END {print s}' /dev/null; sed ':a;ba'");
        assertEquals("sim-shell: grep: option -P is not supported by the simulator\n"
                + "sim-shell: awk: the program {s+=$1} END {print s} is not supported by the simulator\n"
                + "sim-shell: sed: the command : is not supported by the simulator\n", result.err());
        assertEquals(2, result.exit());
    }

    @Test
    void aScriptThatCallsItselfComesToAnEnd() {
        String script = "printf '#!/bin/bash\\n./again\\n' > again; chmod +x again; ./again";
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            TestMachine.Result result = new TestMachine().run("bash", script);
            assertTrue(result.exit() != 0, result.err());
        });
    }

    @Test
    void aForkBombComesToAnEnd() {
        String script = "printf '#!/bin/bash\\n./bomb | ./bomb\\n' > bomb; chmod +x bomb; timeout 5 ./bomb 2>/dev/null; echo over";
        assertTimeoutPreemptively(Duration.ofSeconds(240), () -> assertEquals("over\n", new TestMachine().run("bash", script).out()));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        for (String open : new String[] {"( ", "{ ", "if ", "while ", "echo $(", "echo \"$(", "echo ${x:-", "echo $((1+("}) {
            TestMachine.Result result = new TestMachine().run("bash", open.repeat(5000));
            assertEquals(2, result.exit(), open);
            assertTrue(result.err().startsWith("sim-shell: "), result.err());
        }
    }

    @Test
    void anExpressionThatNeverEndsCanBeEnded() {
        String script = "timeout 0.3 grep -E '^(a|aa)+\\1$' <<< " + "a".repeat(60) + "b; echo $?";
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertEquals("124\n", new TestMachine().run("bash", script).out()));
    }

    @Test
    void endlessOutputIsNotKept() {
        TestMachine.Result result = new TestMachine().run("bash", "x=$(cat /dev/zero); echo no");
        assertEquals(2, result.exit());
        assertEquals("0\n", new TestMachine().run("bash", "cat /dev/zero | head -c 0 | wc -c").out());
        assertEquals("1\n", new TestMachine().run("bash", "cat /dev/zero > f; echo $?").out());
    }
}
