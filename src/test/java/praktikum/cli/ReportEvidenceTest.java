package praktikum.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import praktikum.course.PageValues;
import praktikum.course.read.Courses;
import praktikum.run.Cancellation;
import praktikum.run.practice.PracticeCluster;
import praktikum.sim.server.SimulatedSshServer;
import praktikum.site.Workspace;
import praktikum.text.Language;
import praktikum.text.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a report prints of its evidence, and what it tells of the steps: of machines that nobody has touched, one of them off. */
class ReportEvidenceTest {

    @TempDir
    private static Path folder;
    private static Path open;
    private static Path passed;
    private static Path tagged;
    private static Path joint;

    @BeforeAll
    static void check() throws Exception {
        try (var practice = PracticeCluster.start(new Workspace(folder), PracticeCluster.example(2), 9, 1, Language.ENGLISH)) {
            practice.cluster().server("blckpink02").trouble(Optional.of(SimulatedSshServer.Trouble.OFF));
            open = checked("01-nodes");
            practice.cluster().server("blckpink02").trouble(Optional.empty());
            // Of what the first node had right, each is as right on the other.
            var right = subjects(open).filter(each -> each.path("outcome").asString().equals("passed")).count();
            assertTrue(right > 0, "something is right on a new machine");
            passed = checked("01-nodes/virtualisation");
            practice.cluster().run("blckpink01", "sed -i -e 's/^iface vmbr0 inet static/iface vmbr0 inet manual/' -e '/^.address/d' "
                    + "-e '/^.gateway/d' /etc/network/interfaces; printf '\nauto vmbr0.10\niface vmbr0.10 inet static\n"
                    + "\taddress 192.168.137.10/24\n\tgateway 192.168.137.1\n' >> /etc/network/interfaces; ifreload -a", "");
            tagged = checked("01-nodes/network");
            practice.cluster().run("blckpink01", "echo 'nameserver 192.0.2.53' > /etc/resolv.conf", "");
            joint = checked("01-nodes/network");
        }
    }

    private static Path checked(String scope) throws IOException {
        var before = transcripts();
        praktikum("check", scope);
        var after = new ArrayList<>(transcripts());
        after.removeAll(before);
        return after.getFirst();
    }

    private static List<Path> transcripts() throws IOException {
        if (!Files.exists(folder.resolve("transcripts"))) {
            return List.of();
        }
        try (var files = Files.list(folder.resolve("transcripts"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }

    private static String praktikum(String... given) {
        var args = new ArrayList<>(List.of(given));
        args.addAll(List.of("-w", folder.toString()));
        if (!args.contains("--lang")) {
            args.addAll(List.of("--lang", "en"));
        }
        var said = new ByteArrayOutputStream();
        var before = List.of(System.out, System.err);
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            return "exit " + Main.run(new Cancellation(), args.toArray(String[]::new)) + "\n" + said.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(before.getFirst());
            System.setErr(before.getLast());
        }
    }

    private static String report(Path transcript, Language language) throws IOException {
        var out = folder.resolve("out-" + language.code() + transcript.getFileName());
        var said = praktikum("report", transcript.toString(), "--format", "html", "--out", out.toString(), "--lang", language.code());
        assertTrue(said.startsWith("exit 0\n"), said);
        return Files.readString(out.resolve("report.html"));
    }

    private static Stream<JsonNode> subjects(Path transcript) throws IOException {
        return checks(transcript).flatMap(check -> check.path("subjects").valueStream());
    }

    private static Stream<JsonNode> checks(Path transcript) throws IOException {
        var results = new JsonMapper().readTree(Files.readString(Path.of(transcript.toString().replace(".jsonl", ".results.json"))));
        return results.path("labs").valueStream().flatMap(lab -> lab.path("checks").valueStream());
    }

    private static TreeSet<Integer> numbers(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatDidNotPassHasItsRecordsInTheReport(Language language) throws IOException {
        var html = report(open, language);
        var troubling = subjects(open).filter(each -> !each.path("outcome").asString().equals("passed"))
                .flatMap(each -> each.path("evidence").valueStream()).map(JsonNode::asInt).collect(Collectors.toCollection(TreeSet::new));
        assertFalse(troubling.isEmpty());
        var printed = numbers(html, "id=\"record-(\\d+)\"");
        assertTrue(troubling.containsAll(printed));
        assertEquals(printed, numbers(html, "href=\"#record-(\\d+)\""), "what is printed is linked, what is not is no link");
        // Why the silent host did not answer is told once, with the numbers of all records that say so.
        var linked = numbers(html, "href=\"#record-\\d+\"[^>]*>(\\d+)");
        assertEquals(troubling, linked);
        var silent = subjects(open).filter(each -> each.path("subject").asString().equals("blckpink02"))
                .flatMap(each -> each.path("evidence").valueStream()).map(JsonNode::asInt).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(silent.size() > 10, silent.toString());
        printed.retainAll(silent);
        assertEquals(List.of(silent.first()), List.copyOf(printed));
        var cited = subjects(open).flatMap(each -> each.path("evidence").valueStream()).map(JsonNode::asInt)
                .collect(Collectors.toCollection(TreeSet::new));
        cited.removeAll(troubling);
        assertFalse(cited.isEmpty());
        var plain = numbers(html, "<span title=\"[^\"]*\">(\\d+),?</span>");
        assertTrue(plain.containsAll(cited), cited + " in " + plain);
    }

    /** One command reads many files: beside what is wrong stands the file that shows it, and none of the others. */
    @Test
    void ofACommandThatAskedMuchOnlyWhatMattersIsPrinted() throws IOException {
        var troubling = checks(joint).filter(check -> !check.path("verdict").asString().equals("passed")).toList();
        assertEquals(List.of("01-nodes/network/resolver"), troubling.stream().map(check -> check.path("check").asString()).toList());
        var number = troubling.getFirst().path("evidence").valueStream().map(JsonNode::asInt).toList();
        assertTrue(Files.readAllLines(joint).get(number.getFirst() - 1).contains("/etc/network/interfaces"), "it was not alone");
        var text = report(joint, Language.ENGLISH).replaceAll("<[^>]+>", "");
        assertTrue(text.contains("$ cat /etc/resolv.conf\nnameserver 192.0.2.53\n"), text);
        assertFalse(text.contains("$ cat /etc/network/interfaces") || text.contains("iface vmbr0"), text);
    }

    /** What the checks hold for right is no difference either: an address on a VLAN above the planned bridge. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsValidIsNoDifferenceFromThePlan(Language language) throws IOException {
        assertEquals(List.of("passed"), checks(tagged).map(check -> check.path("verdict").asString()).distinct().toList());
        assertTrue(report(tagged, language).contains(Message.of("report.differences.none").in(language)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whereAllPassedNoRecordIsPrinted(Language language) throws IOException {
        assertEquals(List.of("passed"), checks(passed).map(check -> check.path("verdict").asString()).distinct().toList());
        var html = report(passed, language);
        assertEquals(new TreeSet<>(), numbers(html, "id=\"record-(\\d+)\""));
        assertTrue(html.contains(language == Language.ENGLISH ? "so no record is printed here" : "tidak ada catatan yang dicetak di sini"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aStepIsToldInASentenceOfItsOwn(Language language) throws IOException {
        var html = report(open, language).replaceAll("<[^>]+>", "");
        for (var file : List.of("labs/01-nodes/lab.md", "labs/01-nodes/lab.id.md")) {
            var lines = Files.readAllLines(Path.of(file));
            var from = lines.indexOf("steps:") + 1;
            var told = lines.subList(from, from + 6).stream().map(line -> line.replaceFirst("^  [a-z]+: ", "").replace("\"", "")
                    .replace("`", "").replace("${network.bridge}", "vmbr0")).toList();
            var own = file.endsWith(".id.md") == (language == Language.INDONESIAN);
            told.forEach(sentence -> assertEquals(own, html.contains(sentence), sentence));
        }
    }

    @Test
    void theKitsStepsAllHaveASentenceThatStandsAlone() {
        var course = Courses.bundled().course().orElseThrow();
        var values = new PageValues(Map.of());
        for (var language : Language.values()) {
            course.labs().forEach(lab -> lab.steps().forEach(step -> {
                var told = lab.page(language).summary(step.id(), values).orElse("");
                assertTrue(told.endsWith("."), lab.id() + "/" + step.id() + ": " + told);
                var cutLoose = "this step|below|above|following|here|langkah ini|di bawah|di atas|berikut|di sini";
                assertFalse(told.matches("(?is).*\\b(" + cutLoose + ")\\b.*"), told);
            }));
        }
    }

    /** The end of a transcript, sealed anew with another count: whoever cuts records out must not be able to say there never were any. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 1000})
    void anEndThatCountsOtherwiseIsDamage(int more) throws Exception {
        var lines = new ArrayList<>(Files.readAllLines(passed));
        var last = lines.getLast();
        var count = Integer.parseInt(last.replaceFirst(".*\"count\":(\\d+).*", "$1"));
        assertEquals(lines.size(), count);
        lines.set(lines.size() - 1, sealed(last.replace("\"count\":" + count, "\"count\":" + (count + more))));
        var file = Files.write(folder.resolve("counted" + more + ".jsonl"), lines);
        for (var verb : List.of("regrade", "report")) {
            var said = praktikum(verb, file.toString());
            assertTrue(said.startsWith("exit 5\n") && said.contains(Integer.toString(count + more))
                    && said.contains(Integer.toString(count)),
                    said);
        }
        // Sealed anew as it was, it is what it was.
        assertEquals(last, sealed(last));
    }

    private static String sealed(String line) throws Exception {
        var object = line.substring(0, line.lastIndexOf(",\"sha256\":\""));
        return object + ",\"sha256\":\"" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(object.getBytes(StandardCharsets.US_ASCII))) + "\"}";
    }

    @AfterAll
    static void nothingElseIsWritten() {
        assertFalse(Files.exists(folder.resolve("report")), "where a folder was named, only that is written");
    }
}
