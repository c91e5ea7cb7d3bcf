package praktikum.sim.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShellCasesTest {

    static Stream<Cases.Case> cases() throws IOException {
        return Stream.concat(Cases.read("shell-cases.txt"), Cases.read("tool-cases.txt"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSimulatorPrintsWhatTheRealShellPrinted(Cases.Case one) {
        assertEquals(one.expected(), new TestMachine().run(one.shell(), one.script()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @EnabledIf("praktikum.sim.shell.Cases#hasRealShell")
    void theTableIsTrue(Cases.Case one, @TempDir Path directory) throws Exception {
        assertEquals(one.expected(), Cases.really(one, directory));
    }
}
