package praktikum.site.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.site.draft.AnsibleInventory;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.text.Language;
import praktikum.text.Wildcards;

/** An OpenSSH configuration costs what its length allows, whatever it includes, repeats or matches. */
class SshConfigLimitsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    static Stream<Arguments> bombs() {
        return Stream.of(
                arguments("hosts", "Host n%d\n", 100_000), arguments("hosts on one line", "Host " + "n ".repeat(500_000), 1),
                arguments("stars", "Host n%d\nHost *a*b*c*d*e*f*g*h\n", 30_000),
                arguments("stars on a long name", "Host " + "a".repeat(250) + "%d\nHost *" + "a*".repeat(100) + "b\n", 2000),
                arguments("blanks before", " ".repeat(1_000_000) + "Host x", 1),
                arguments("blanks between", "Host " + " ".repeat(1_000_000) + "x", 1),
                arguments("blanks behind", "Host x" + " ".repeat(1_000_000) + ".", 1),
                arguments("blanks around =", "Port " + " ".repeat(500_000) + "=" + " ".repeat(500_000), 1),
                arguments("quotes", "Host x\nUser " + "\" ".repeat(500_000), 1),
                arguments("identity files", "IdentityFile k%d\nHost n%d\n", 30_000),
                arguments("lines that are none", "%%\n", 500_000),
                arguments("includes", "Include *\nInclude ~/.ssh/*/*/*\nInclude config\n", 20_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void noConfigurationTakesLongerThanItsLength(String what, String line, int times) {
        var text = times == 1 ? line : IntStream.range(0, times).mapToObj(i -> line.formatted(i, i)).collect(Collectors.joining());
        assertTimeoutPreemptively(SOON, () -> {
            var config = SshConfig.parse("config", text);
            config.machines();
            config.lookup(List.of("pve-a", "10.0.0.1"));
            config.warnings().forEach(warning -> assertFalse(warning.in(Language.INDONESIAN).isBlank()));
        });
    }

    @Test
    void anIncludeOfItselfIsNamedAndNotFollowed(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("config"), "Include config\nHost n\n  Include *\n  Port 2200\n");
        var config = assertTimeoutPreemptively(SOON, () -> SshConfig.read(file));
        assertEquals(Optional.of(2200), config.lookup(List.of("n")).port());
        assertEquals(List.of("site.ssh-config.include [config]", "site.ssh-config.include [*]"), config.warnings().stream()
                .map(warning -> warning.message().key() + " " + warning.message().args()).toList());
    }

    @Test
    void whatIsTooMuchIsToldOnce() {
        var config = SshConfig.parse("config", "Host a\n Port 2200\n" + "Host x\n".repeat(5000) + "Host late\n Port 9\n");
        assertEquals(Optional.of(2200), config.lookup(List.of("a")).port());
        assertEquals(Optional.empty(), config.lookup(List.of("late")).port());
        assertEquals(List.of("site.ssh-config.most"), config.warnings().stream().map(warning -> warning.message().key()).toList());
    }

    @Test
    void endlessFilesAreNotRead(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")));
        var endless = Files.createSymbolicLink(folder.resolve("endless.yaml"), Path.of("/dev/zero"));
        var pipe = folder.resolve("pipe.yaml");
        Assumptions.assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        for (var file : List.of(endless, pipe)) {
            assertTimeoutPreemptively(SOON, () -> {
                assertEquals("yaml.no-file", AnsibleInventory.read(file).warnings().getFirst().message().key());
                assertEquals("yaml.no-file", SshConfig.read(file).warnings().getFirst().message().key());
                assertEquals("yaml.no-file", ((SiteReading.Wrong) SiteFile.read(file)).findings().getFirst().message().key());
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"*,anything,true", "n?,n1,true", "n?,n,false", "*.lab,n1.lab,true", "*.lab,n1.lab.x,false", "a*b*c,aXbYc,true",
        "a*b*c,acb,false", "**,x,true", "*a,banana,true", "*nan*,banana,true", "n1,n1,true", "n1,N1,false", "?*,x,true", "x*,x,true"})
    void patternsMeanWhatTheyMeanToOpenSsh(String pattern, String name, boolean fits) {
        assertEquals(fits, Wildcards.match(pattern, name));
    }
}
