package praktikum.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import praktikum.course.lint.DeclaredCheck;
import praktikum.course.read.Courses;
import praktikum.site.SiteValues;
import praktikum.text.Language;

class LintTest {

    @TempDir
    private Path folder;

    @Test
    void aRightCourseHasNoFindings() {
        assertEquals(List.of(), new CourseFolder(folder).told());
    }

    @Test
    void theKitsOwnPagesHaveNoFindingsOfTheirOwn() {
        var findings = Courses.in(Path.of("")).lint(SiteValues::knows, SiteValues.NAMES, List.of()).stream()
                .filter(finding -> !finding.message().key().equals("course.no-method")).toList();
        assertEquals(List.of(), findings);
    }

    @Test
    void aPageWithTenMistakesGetsTenFindings() {
        var page = """
                ---
                id: 01-a
                title: First
                requires: [09-none]
                minutes: soon
                ---
                ## Names {#names}

                Use ${cluster.nmae} here.

                ```sh on=nodes timeout=90s
                true
                ```

                ```sh on=node1 by=foot speed=fast
                true
                ```

                ```checks
                - id: named
                  pionts: 60
                  points: 60
                  says: Each node has its name
                  mistakes:
                    loopback: "${Node} is wrong"
                - id: reaches
                  points: 30
                  says: Each node reaches the others
                - id: named
                  points: 10
                  says: Again
                ```
                """;
        var files = new CourseFolder(folder).write("01-a/lab.md", page).write("01-a/lab.id.md", page
                .replace("Use ${cluster.nmae} here.", "").replace("requires: [09-none]\nminutes: soon\n", "")
                .replace("on=nodes", "on=node1")
                .replace("by=foot speed=fast", "").replaceAll("  pionts: 60\n|  points: \\d+\n", "").replace("${Node}", "${node}"));
        var expected = List.of("4 course.requires [09-none, 01-a, 02-b]", "5 course.number [soon, minutes, 1, 1000]",
                "9 course.value [${cluster.nmae}, ", "11 course.attribute.on [on=nodes, on=node1, ",
                "15 course.attribute [speed, secret, on, by, ",
                "15 course.attribute.by [by=foot]", "21 course.unknown-key [pionts, points, id, ",
                "25 course.placeholder [${Node}]", "29 course.duplicate-check [named, 20]");
        var found = files.lint(List.of(CourseFolder.METHODS.get(0), CourseFolder.METHODS.get(3))).stream()
                .filter(finding -> finding.file().endsWith("/lab.md")).toList();
        var told = found.stream().map(finding -> finding.line() + " " + finding.message().key() + " " + finding.message().args()).toList();
        var all = new ArrayList<>(expected);
        all.add("26 course.no-method [reaches, 01-a]");
        assertEquals(10, found.size(), told::toString);
        assertTrue(all.stream().allMatch(start -> told.stream().anyMatch(line -> line.startsWith(start))), told::toString);
    }

    static List<Arguments> spoiled() {
        var english = "01-a/lab.md";
        var indonesian = "01-a/lab.id.md";
        return List.of(
                // front matter
                spoil(english, "title: First\n", "", "01-a/lab.md:2 course.missing-key"),
                spoil(english, "id: 01-a", "id: 01-b", "01-a/lab.md:2 course.other-id"),
                spoil(english, "minutes: 30\n", "minutes: 30\nlevel: 3\n", "01-a/lab.md:6 course.unknown-key"),
                spoil(english, "title: First\n", "title: \"First\n", "01-a/lab.md:3 yaml.unclosed"),
                spoil(english, "requires: []", "\trequires: []", "01-a/lab.md:4 yaml.tab"),
                spoil(english, "requires: []", "requires: 01-a", "01-a/lab.md:4 course.list"),
                spoil(english, "requires: []", "requires: [02-b]", "01-a/lab.md:4 course.requires-circle"),
                spoil(indonesian, "title: Pertama\n", "title: Pertama\nminutes: 31\n", "01-a/lab.id.md:2 course.front-differs"),
                spoil(indonesian, "title: Pertama\n", "title: Pertama\nrequires: [02-b]\n", "01-a/lab.id.md:4 course.front-differs"),
                spoil(english, "title: First", "title: *x", "01-a/lab.md:3 yaml.anchor"),
                spoil(english, "requires: []", "requires: *x", "01-a/lab.md:4 yaml.anchor"),
                // steps
                spoil(english, "## Names {#names}", "# Names {#names}", "01-a/lab.md:10 course.step-level"),
                spoil(english, "## Names {#names}", "### Names {#names}", "01-a/lab.md:10 course.step-level"),
                spoil(english, "## Names {#names}", "##Names {#names}", "01-a/lab.md:10 course.step-level"),
                spoil(english, "## Names {#names}", "## Names", "01-a/lab.md:10 course.step-without-id"),
                spoil(english, "## Names {#names}", "## Names {#Na me}", "01-a/lab.md:10 course.id"),
                spoil(english, "## Reach {#reach}", "## Reach {#names}", "01-a/lab.md:36 course.duplicate-step"),
                spoil(indonesian, "{#reach}", "{#reaching}", "01-a/lab.id.md:8 course.step-missing", "01-a/lab.id.md:26 course.step-extra"),
                // actions
                spoil(english, "```sh on=each-node", "```bash on=each-node", "01-a/lab.md:14 course.fence-language"),
                spoil(english, "```text", "```text by=hand", "01-a/lab.md:18 course.attribute-without-on"),
                spoil(english, "unless=named", "unless=nemad", "01-a/lab.id.md:12 course.action-differs", "01-a/lab.md:14 course.unless"),
                spoil(english, "timeout=90s", "timeout=90", "01-a/lab.md:14 course.attribute.timeout"),
                spoil(english, "secret=root-password", "secret=", "01-a/lab.md:38 course.attribute.secret"),
                spoil(english, "confirm=yes", "confirm=no", "01-a/lab.md:38 course.attribute.confirm"),
                spoil(english, "reboots=yes", "reboots=yes reboots=yes", "01-a/lab.md:38 course.duplicate"),
                spoil(english, "on=each-node", "on=nfs", "01-a/lab.id.md:12 course.action-differs", "01-a/lab.md:14 course.value-of-node"),
                spoil(english, "echo ${node.name} ${HOME}", "x ${vm.id}", "01-a/lab.id.md:12 course.action-differs",
                        "01-a/lab.md:14 course.value-of-guest", "01-a/lab.md:15 course.value"),
                spoil(english, "on=node1", "on=node0", "01-a/lab.md:38 course.attribute.on"),
                spoil(indonesian, "echo ${node.name}", "echo  ${node.name}", "01-a/lab.id.md:12 course.action-differs"),
                spoil(english, "Why this lab.", "```sh on=node1\ntrue\n```\n", "01-a/lab.md:8 course.outside-step"),
                spoil(english, "shown only\n```", "shown only", "01-a/lab.md:18 course.unclosed-fence"),
                spoil(english, "on=each-node", "on = each-node", "01-a/lab.md:14 course.attribute-blanks"),
                spoil(english, "on=each-node", "om=each-node", "01-a/lab.md:14 course.attribute"),
                spoil(english, "  says: More\n```", "  says: More", "01-a/lab.md:22 course.unclosed-fence"),
                // checks
                spoil(english, "```checks\n- id: reaches", "```check\n- id: reaches", "01-a/lab.md:42 course.fence-checks"),
                spoil(english, "```checks\n- id: reaches", "```Checks\n- id: reaches", "01-a/lab.md:42 course.fence-checks"),
                spoil(english, "  mistakes:\n    loopback: ", "  mistakes:\n    - ", "01-a/lab.md:29 course.mapping"),
                spoil(english, "  points: 40\n", "  points: 40\n  hint-cost: 1\n", "01-a/lab.md:45 course.cost-without-hint"),
                spoil(english, "  bonus: true\n", "  bonus: ja\n", "01-a/lab.md:2 course.points", "01-a/lab.md:32 course.flag"),
                spoil(english, "  points: 60\n", "  points: 50\n", "01-a/lab.md:2 course.points"),
                spoil(english, "  points: 60\n", "  points: 0\n", "01-a/lab.md:24 course.number"),
                spoil(english, "  says: More\n", "  says:\n", "01-a/lab.md:33 course.text"),
                spoil(english, "- id: reaches", "- id: named", "01-a/lab.md:43 course.duplicate-check"),
                spoil(english, "- id: extra", "- id: Extra", "01-a/lab.md:30 course.id"),
                spoil(english, "  bonus: true\n", "  bonus: true\n  bonus: true\n", "01-a/lab.md:33 yaml.duplicate-key"),
                spoil(english, "    loopback:", "    elsewhere:", "01-a/lab.id.md:17 course.mistake-missing",
                        "01-a/lab.id.md:21 course.mistake-extra",
                        "01-a/lab.md:23 course.mistake-untold", "01-a/lab.md:29 course.mistake-unknown"),
                spoil(indonesian, "  hint: \"`hostname` menunjukkannya\"\n", "", "01-a/lab.id.md:17 course.hint-missing"),
                spoil(indonesian, "  says: Tambahan\n", "  says: Tambahan\n  points: 5\n", "01-a/lab.id.md:24 course.unknown-key"),
                spoil(indonesian, "${found}", "${Found}", "01-a/lab.id.md:21 course.placeholder"),
                // whole pages
                spoil(english, CourseFolder.ENGLISH, "", "01-a/lab.md:1 course.front-missing"),
                spoil(english, CourseFolder.ENGLISH, "---\nid: 01-a\ntitle: First\nrequires: []\nminutes: 30\n---\nWords.\n",
                        "01-a/lab.md:6 course.no-steps"),
                // values
                spoil(indonesian, "${network.bridge}", "${network.brigde}", "01-a/lab.id.md:10 course.value"),
                // the course
                spoil("course.yaml", "  - id: 02-b\n    weight: 1\n", "", "course.yaml:5 course.folder-unnamed"),
                spoil("course.yaml", "- id: 02-b", "- id: 01-a", "course.yaml:5 course.folder-unnamed", "course.yaml:8 course.duplicate"),
                spoil("course.yaml", "  id: Mungil\n", "", "course.yaml:3 course.missing-key"),
                spoil("course.yaml", "weight: 2", "weight: two", "course.yaml:7 course.number"),
                spoil("course.yaml", "- id: 01-a", "- id: 01 a", "course.yaml:6 course.id"),
                spoil("course.yaml", "- id: 01-a", "- id: ../01-a", "course.yaml:6 course.id"),
                spoil("course.yaml", "labs:\n  - id: 01-a\n    weight: 2\n  - id: 02-b\n    weight: 1\n", "labs:\n  01-a: 2\n",
                        "course.yaml:5 course.list"),
                spoil("course.yaml", "id: tiny", "id: [", "course.yaml:1 yaml.unclosed"));
    }

    private static Arguments spoil(String file, String right, String wrong, String... findings) {
        return Arguments.of(file, right, wrong, List.of(findings));
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void eachMistakeIsNamedWhereItIs(String file, String right, String wrong, List<String> findings) {
        var files = new CourseFolder(folder);
        var text = file.equals("course.yaml") ? CourseFolder.COURSE : file.equals("01-a/lab.md") ? CourseFolder.ENGLISH
                : CourseFolder.INDONESIAN;
        assertTrue(text.contains(right), right);
        var at = text.indexOf(right);
        files.write(file, text.substring(0, at) + wrong + text.substring(at + right.length()));
        assertEquals(findings, files.told());
        for (var finding : files.lint()) {
            assertFalse(finding.in(Language.ENGLISH).contains("{0}"), finding.in(Language.ENGLISH));
            assertTrue(finding.in(Language.INDONESIAN).matches("(?s).*(ditemukan|berkas|halaman).*"), finding.in(Language.INDONESIAN));
        }
    }

    @Test
    void missingPagesAndForeignBytesAreNamed() {
        var files = new CourseFolder(folder);
        assertTrue(folder.resolve("labs/02-b/lab.id.md").toFile().delete());
        assertEquals(List.of("02-b/lab.id.md:1 course.no-page"), files.told());
        files.write("02-b/lab.id.md", new byte[] {'-', '-', '-', '\n', 'i', (byte) 0xc3, 'x'});
        assertEquals(List.of("02-b/lab.id.md:2 yaml.not-utf8"), files.told());
        files.write("02-b/lab.id.md", "no front matter\n");
        assertEquals(List.of("02-b/lab.id.md:1 course.front-missing"), files.told());
        assertEquals(List.of("labs/course.yaml:1 course.no-course"),
                new CourseFolder(folder).told(Courses.in(folder.resolve("labs/01-a")).findings())
                .stream().map(text -> text.replace("01-a/", "")).toList());
    }

    @Test
    void checksAndMethodsNeedEachOther() {
        var files = new CourseFolder(folder);
        var methods = new ArrayList<>(CourseFolder.METHODS);
        methods.set(0,
                new DeclaredCheck("01-a", "named", List.of("reaches", "nothing"), Set.of("loopback", "dhcp"), true, "A.named"));
        methods.add(new DeclaredCheck("01-a", "lost", List.of(), Set.of(), false, "A.lost"));
        methods.add(new DeclaredCheck("07-z", "far", List.of(), Set.of(), false, "Z.far"));
        methods.add(new DeclaredCheck("02-b", "one", List.of(), Set.of(), false, "B.two"));
        assertEquals(List.of("01-a/lab.md:1 course.no-entry", "01-a/lab.md:1 course.no-entry", "01-a/lab.md:23 course.after",
                "01-a/lab.md:23 course.after-circle", "01-a/lab.md:23 course.mistake-untold", "02-b/lab.md:1 course.two-methods"),
                files.told(files.lint(methods)));
    }

    @Test
    void anotherCourseMayUseTheKitsOwnChecksOrNot() {
        var files = new CourseFolder(folder);
        var own = CourseFolder.METHODS.subList(1, 4);
        var offered = List.of(CourseFolder.METHODS.getFirst(), new DeclaredCheck("01-a", "unused", List.of(), Set.of(), false, "K.unused"),
                new DeclaredCheck("09-kit", "far", List.of(), Set.of(), false, "K.far"));
        assertEquals(List.of(), files.read().lint(name -> true, List.of(), own, offered));
        assertEquals(List.of("01-a/lab.md:23 course.no-method"),
                files.told(files.read().lint(name -> true, List.of(), own, offered.subList(1, 3))));
    }

    @Test
    void aLinkOutOfTheCourseIsNotFollowed() throws IOException {
        var files = new CourseFolder(folder.resolve("course"));
        var outside = Files.writeString(folder.resolve("secret.md"), CourseFolder.ENGLISH);
        var page = files.folder().resolve("labs/01-a/lab.md");
        Files.delete(page);
        Files.createSymbolicLink(page, outside);
        assertEquals(List.of("01-a/lab.md:1 course.link"), files.told());
        // Within the course one may link.
        Files.delete(page);
        files.write("english.md", CourseFolder.ENGLISH);
        Files.createSymbolicLink(page, Path.of("../english.md"));
        assertEquals(List.of(), files.told());
    }

    @Test
    void aPageInAnotherLanguageIsNamed() {
        assertEquals(List.of("01-a/lab.fr.md:1 course.other-page"), new CourseFolder(folder).write("01-a/lab.fr.md", "---\n").told());
    }

    @Test
    void aCourseWithAFindingIsNoCourse() {
        var reading = new CourseFolder(folder).write("01-a/lab.md", CourseFolder.ENGLISH.replace("points: 60", "points: 61")).read();
        assertEquals(Optional.empty(), reading.course());
        assertEquals(1, reading.findings().size());
    }
}
