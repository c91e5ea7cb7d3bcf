package praktikum.site.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.text.Language;

/** However few bytes ask for however much: an inventory is read in the time that its length allows. */
class InventoryLimitsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    static Stream<Arguments> bombs() {
        return Stream.of(
                arguments("ranges side by side", 0, hosts("n" + "[1:3]".repeat(24))),
                arguments("two ranges of 64", 0, hosts("n[1:64][1:64]")),
                arguments("many ranges and an empty one", 0, hosts("n" + "[1:9]".repeat(40) + "[2:1]")),
                arguments("very many ranges of one", 0, hosts("n" + "[1:1]".repeat(100_000))),
                arguments("very many ranges of 64", 1024, "all:\n  hosts:\n" + times(40_000, i -> "    \"a" + i + "-[1:64]\":\n")),
                arguments("very many hosts", 1024, "all:\n  hosts:\n" + times(80_000, i -> "    a" + i + ":\n")),
                arguments("groups that share children", 2, times(60, i -> "g" + i + ": {children: {g" + (i + 1) + ": , h" + (i + 1)
                        + ": }}\nh" + i + ": {children: {g" + (i + 1) + ": , h" + (i + 1) + ": }}\n")
                        + "g60: {hosts: {n1: }}\nh60: {hosts: {n2: }}\n"),
                arguments("each group in each before", 1, times(200, i -> "g" + i + ": {children: {"
                        + IntStream.range(i + 1, 201).mapToObj(j -> "g" + j + ": ").collect(Collectors.joining(", ")) + "}}\n")
                        + "g200: {hosts: {n: }}\n"),
                arguments("a chain of groups", 1, times(20_000, i -> "g" + i + ": {children: {g" + (i + 1) + ": }}\n")
                        + "g20000: {hosts: {n: }}\n"),
                arguments("each group in each other", 1, times(60, i -> "g" + i + ": {children: {"
                        + IntStream.range(0, 60).mapToObj(j -> "g" + j + ": ").collect(Collectors.joining(", ")) + "}}\n")
                        + "x: {hosts: {n: }}\n"),
                arguments("lists as keys", 0, "[a]: b\n".repeat(150_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void noInventoryTakesLongerThanItsLength(String shape, int machines, String text) {
        var inventory = assertTimeoutPreemptively(SOON, () -> AnsibleInventory.parse("hosts.yml", text));
        assertEquals(machines, inventory.machines().size());
        if (machines != 1 && machines != 2) {
            assertFalse(inventory.warnings().isEmpty());
            assertTrue(inventory.warnings().size() <= 101);
        }
        inventory.warnings().forEach(warning -> assertFalse(warning.in(Language.INDONESIAN).isBlank()));
    }

    @Test
    void whatIsLeftOutIsTold() {
        assertEquals(List.of("site.inventory.most [1024]"), told("all:\n  hosts:\n" + times(1100, i -> "    a" + i + ":\n")));
        assertEquals(List.of("site.inventory.circle [b]"), told("a: {hosts: {n: }}\nb: {children: {c: }}\nc: {children: {b: }}\n"));
        assertEquals(List.of(), told("all:\n  hosts:\n" + times(1024, i -> "    a" + i + ":\n")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "n[1:3] | n1 n2 n3", "n[01:03].lab | n01.lab n02.lab n03.lab", "[a:c]x | ax bx cx", "r[1:2]n[a:b] | r1na r1nb r2na r2nb",
        "n[8:8] | n8", "n[008:010] | n008 n009 n010", "plain | plain", "n[1:2][1:2][1:2] | n111 n112 n121 n122 n211 n212 n221 n222"})
    void rangesAreWrittenOut(String range, String names) {
        assertEquals(List.of(names.split(" ")), InventoryHostRange.names(range));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "an inner group goes first | {ansible_user: out} | {ansible_user: in} | in",
        "an outer one counts where the inner says nothing | {ansible_user: out} | {ansible_port: 22} | out"})
    void innerGroupsGoFirst(String what, String outer, String inner, String user) {
        var text = "out: {vars: " + outer + ", children: {in: {vars: " + inner + ", hosts: {n: }}}}\n";
        assertEquals(user, AnsibleInventory.parse("f", text).machines().getFirst().user().orElse("-"), what);
    }

    @Test
    void aGroupIsAsDeepAsItsLongestWay() {
        // c is a child of a as well as of b, which is a child of a: what b says goes before what a says, in whatever order they stand.
        for (var children : List.of("c: , b: ", "b: , c: ")) {
            var text = "c: {hosts: {n: }}\nb: {vars: {ansible_user: b}, children: {c: }}\na: {vars: {ansible_user: a}, children: {"
                    + children + "}}\n";
            assertEquals("b", AnsibleInventory.parse("f", text).machines().getFirst().user().orElse("-"));
        }
        var twins = "b: {vars: {ansible_user: b}, hosts: {n: }}\na: {vars: {ansible_user: a}, hosts: {n: }}\n";
        assertEquals("b", AnsibleInventory.parse("f", twins).machines().getFirst().user().orElse("-"), "the later name");
    }

    private static List<String> told(String text) {
        return AnsibleInventory.parse("f", text).warnings().stream()
                .map(warning -> warning.message().key() + " " + warning.message().args()).toList();
    }

    private static String hosts(String name) {
        return "all: {hosts: {\"" + name + "\": }}";
    }

    private static String times(int times, IntFunction<String> line) {
        return IntStream.range(0, times).mapToObj(line).collect(Collectors.joining());
    }
}
