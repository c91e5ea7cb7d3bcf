package praktikum.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import praktikum.course.markdown.BlockConverter;
import praktikum.course.markdown.Markdown;
import praktikum.course.markdown.Sentence;
import praktikum.course.page.Html;
import praktikum.course.page.TerminalText;
import praktikum.course.read.Courses;
import praktikum.site.Site;
import praktikum.site.SiteValues;
import praktikum.site.file.SiteFile;
import praktikum.site.file.SiteReading;
import praktikum.site.plan.BondPlan;
import praktikum.site.plan.Plan;
import praktikum.text.Language;

class PageTest {

    private static final PageValues VALUES = new PageValues(Map.of("node1.name", "alpha", "node1.address", "10.0.0.1", "node2.name", "beta",
            "node2.address", "10.0.0.2", "network.bridge", "vmbr0"));

    @TempDir
    private Path folder;

    @Test
    void valuesAreFilledIntoTextCodeAndCommands() {
        assertEquals("<p>On <code>vmbr0</code>, vmbr0 and <em>vmbr0</em>.</p>\n",
                html("On `${network.bridge}`, ${network.bridge} and *${network.bridge}*."));
        assertEquals("<p>${no.value} and ${HOME}</p>\n", html("${no.value} and ${HOME}"));
        assertEquals("<p><a href=\"https://10.0.0.1:8006/\" title=\"https://10.0.0.1:8006/\">https://10.0.0.1:8006/</a></p>\n",
                html("<https://${node1.address}:8006/>"));
    }

    @Test
    void noValueCanBeMarkup() {
        var evil = new PageValues(Map.of("network.bridge", "<b>*x* `y` [z](http://e) ${node1.name} & \u001b[31m"));
        assertEquals("<p>&lt;b&gt;*x* `y` [z](http://e) ${node1.name} &amp; \uFFFD[31m</p>\n", html("${network.bridge}", evil));
        assertEquals("<b>*x* `y` [z](http://e) ${node1.name} & \uFFFD[31m\n", terminal("${network.bridge}", evil, 80, false));
    }

    @Test
    void rawHtmlIsReadAsItIsWritten() {
        assertEquals("<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>\n", html("a <script>alert(1)</script> b"));
        assertEquals("<p>&lt;div onclick=&quot;x&quot;&gt;\nb\n&lt;/div&gt;</p>\n", html("<div onclick=\"x\">\nb\n</div>"));
        assertEquals("", html("<!-- a note -->"));
    }

    @ParameterizedTest
    @CsvSource({"https://example.org/a?b=c&d, true", "http://x, true", "other.md#part, true", "javascript:alert(1), false",
            "JavaScript:x, false",
        "&#106;avascript:x, false", "data:text/html;x, false", "file:///etc/passwd, false", "//host/x, false", "vbscript:x, false"})
    void onlyWebAndRelativeLinksAreLinks(String url, boolean link) {
        assertEquals(link, html("[words](" + url + ")").contains("<a href="), html("[words](" + url + ")"));
        assertTrue(html("[words](" + url + ")").contains("words"));
    }

    @Test
    void alertsAreBoxesWithATitleInTheLanguage() {
        assertEquals("<aside class=\"alert warning\">\n<p class=\"alert-title\">Warning</p>\n<p>Do <strong>not</strong>.</p>\n"
                + "<p>Ever.</p>\n</aside>\n",
                html("> [!WARNING]\n> Do **not**.\n>\n> Ever."));
        assertEquals("<blockquote>\n<p>[!OTHER]\nx</p>\n</blockquote>\n", html("> [!OTHER]\n> x"));
        assertEquals("┃ Tip\n┃ Rest.\n", terminal("> [!TIP]\n> Rest.", VALUES, 40, false));
    }

    @Test
    void actionsStandBelowTheirHost() {
        assertEquals("<figure class=\"commands\"><figcaption><span class=\"where\">On alpha</span> <span class=\"note\">by hand</span>"
                + "</figcaption><pre><code class=\"language-sh\">a &lt; b\n</code></pre></figure>\n",
                html("```sh on=node1 by=hand\na < b\n```"));
        assertEquals("  On each node (alpha, beta):\n    date\n", terminal("```sh on=each-node\ndate\n```", VALUES, 80, false));
        assertEquals("  On beta · asks for pw:\n    join 10.0.0.2\n",
                terminal("```sh on=other-nodes secret=pw\njoin ${node.address}\n```", VALUES, 80, false));
        assertEquals("  On alpha:\n    x alpha ${HOME}\n\n  On beta:\n    x beta ${HOME}\n",
                terminal("```sh on=each-node\nx ${node.name} ${HOME}\n```", VALUES, 80, false));
        assertEquals("  On node3:\n    x\n\n  │ a       b\n", terminal("```sh on=node3\nx\n```\n\n```text\na\tb\n```", VALUES, 80, false));
        assertEquals("  On node3:\n    x\n", terminal("```sh on=node3\nx\n```", VALUES, 80, false));
        assertEquals("  On the NFS server:\n    x ${nfs.export}\n", terminal("```sh on=nfs\nx ${nfs.export}\n```", VALUES, 80, false));
        assertEquals("  On the NFS server (store):\n    x /srv\n", terminal("```sh on=nfs\nx ${nfs.export}\n```",
                new PageValues(Map.of("nfs.name", "store", "nfs.export", "/srv")), 80, false));
        var guests = new PageValues(Map.of("container1.name", "a", "container1.node", "alpha", "container2.name", "b", "container2.node",
                "beta", "vm1.name", "c", "vm1.node", "beta"));
        assertEquals("  On alpha:\n    x a\n\n  On beta:\n    x b\n", terminal("```sh on=each-container\nx ${container.name}\n```",
                guests, 80, false));
        assertEquals("  On the node of each virtual machine (beta):\n    x\n", terminal("```sh on=each-vm\nx\n```", guests, 80, false));
        assertEquals("  On the node of each container:\n    x ${container.name}\n",
                terminal("```sh on=each-container\nx ${container.name}\n```", VALUES, 80, false));
        assertEquals("  On each node:\n    x ${node.name}\n",
                terminal("```sh on=each-node\nx ${node.name}\n```", PageValues.none(), 80, false));
    }

    @Test
    void aTerminalGetsLinesThatFit() {
        assertEquals("Words that are\nlonger than one line\n`code here` and\nwords\n",
                terminal("Words that are longer than one line `code here` and words", VALUES, 20, false));
        assertEquals("a\nvery-long-word-that-fits-nowhere\nb\n", terminal("a very-long-word-that-fits-nowhere b", VALUES, 20, false));
        assertEquals("• one two three four\n  five\n• nested\n\n  1. a\n  2. b\n",
                terminal("- one two three four five\n- nested\n\n  1. a\n  2. b", VALUES, 22, false));
        assertEquals("Title\n─────\n", terminal("### Title", VALUES, 22, false));
    }

    @Test
    void tablesStandInColumnsWhileThereIsRoom() {
        var table = "| what | value |\n|---|---|\n| bridge | `${network.bridge}` |\n| long one | two words and more |";
        assertEquals("what      value\n────────  ──────────────────\nbridge    `vmbr0`\nlong one  two words and more\n",
                terminal(table, VALUES, 80, false));
        assertEquals("what      value\n────────  ────────────\nbridge    `vmbr0`\nlong one  two words\n          and more\n",
                terminal(table, VALUES, 22, false));
        assertEquals("<table>\n<thead><tr><th>what</th><th>value</th></tr></thead>\n<tbody>\n"
                + "<tr><td>bridge</td><td><code>vmbr0</code></td></tr>\n"
                + "<tr><td>long one</td><td>two words and more</td></tr>\n</tbody>\n</table>\n", html(table));
        assertTrue(terminal("| a | b | c |\n|---|---|---|\n| the first word | the second word | the third word |", VALUES, 20, false)
                .startsWith("a: the first word\nb: the second word\n"));
    }

    @Test
    void coloursAreThereWhenWantedOnly() {
        var text = "Some **bold words** and `code`";
        assertEquals("Some bold words and `code`\n", terminal(text, VALUES, 80, false));
        assertEquals("Some \u001b[1mbold\u001b[0m \u001b[1mwords\u001b[0m and \u001b[36mcode\u001b[0m\n", terminal(text, VALUES, 80, true));
    }

    @Test
    void picturesAreThoseOfTheLabsFolder() throws IOException {
        var files = new CourseFolder(folder).write("01-a/plan.svg", "<svg/>");
        files.write("01-a/lab.md", CourseFolder.ENGLISH.replace("Why this lab.", "![A plan](plan.svg)\n\n"));
        var page = files.read().course().orElseThrow().labs().getFirst().page(Language.ENGLISH);
        assertTrue(page.introHtml(VALUES)
                .startsWith("<figure class=\"picture\"><img src=\"plan.svg\" alt=\"A plan\" /><figcaption>A plan</figcaption></figure>"));
        assertEquals(List.of("plan.svg"), page.pictures());
        assertEquals("<svg/>", new String(page.picture("plan.svg").orElseThrow(), StandardCharsets.UTF_8));
        assertTrue(page.picture("../course.yaml").isEmpty());
        for (var wrong : List.of("none.svg", "../../x.svg", "https://example.org/x.svg")) {
            files.write("01-a/lab.md", CourseFolder.ENGLISH.replace("Why this lab.", "![A plan](" + wrong + ")"));
            assertEquals(List.of("01-a/lab.md:8 course.picture"), files.told());
        }
    }

    @Test
    void sentencesOfChecksAreReadTheSameWay() {
        var words = Map.of("node", "alpha", "found", "127.0.1.1 <b>`x` *y* ${network.bridge}");
        var sentence = Sentence.of("${node} has `${found}` on **${network.bridge}**; see [this](https://e.org) ${other}", VALUES, words);
        assertEquals("alpha has <code>127.0.1.1 &lt;b&gt;`x` *y* ${network.bridge}</code> on <strong>vmbr0</strong>; see "
                + "<a href=\"https://e.org\" title=\"https://e.org\">this</a> ${other}", sentence.html());
        assertEquals("alpha has 127.0.1.1 <b>`x` *y* ${network.bridge} on vmbr0; see this ${other}", sentence.plain());
        assertEquals("alpha has `127.0.1.1 <b>`x` *y* ${network.bridge}` on vmbr0; see this (https://e.org) ${other}",
                sentence.terminal(false));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theKitsOwnPagesAreWellFormedAndFit(Language language) throws Exception {
        var example = ((SiteReading.Ready) SiteFile.read(Path.of("examples/site.yaml"))).site();
        // What is a bonus and not in the example.
        var site = new Site(example.nodes(), example.nfs(), example.ssh(), new Plan(Stream.concat(example.plan().sections().stream(),
                Stream.of(new BondPlan("active-backup"))).toList()));
        var values = new PageValues(SiteValues.of(site));
        for (var lab : Courses.in(Path.of("")).course().orElseThrow().labs()) {
            var page = lab.page(language);
            wellFormed(page.introHtml(values));
            for (var step : lab.steps()) {
                var html = page.html(step.id(), values);
                wellFormed(html);
                assertFalse(PageValues.PLACE.matcher(html).find(), () -> step.id() + " has a value that is not filled in");
                var text = page.terminal(step.id(), values, 72, false);
                assertTrue(text.lines().filter(line -> !line.matches("( |• |\\d+\\. |┃ )* {4}.*"))
                        .allMatch(line -> line.length() <= 72 || !line.contains(" ")
                        || line.startsWith("  ")), text);
                assertTrue(text.chars().noneMatch(c -> c == 0x1b || c == '\t'));
            }
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsWrittenTheHtmlIsWellFormedAndTheTerminalSafe(long seed) throws Exception {
        var random = new Random(seed);
        var bits = List.of("<b>", "</p>", "&", "&lt;", "&#0;", "\"", "'", "> ", "> [!NOTE]\n", "- ", "\n\n", "**", "*", "`",
                "```sh on=node1\n", "```\n", "| a | b |\n|---|---|\n",
                "|", "[x](", ")", "![p](q.svg)", "${network.bridge}", "\u001b[31m", "\u0007", "\u202e", "\ud83d\ude00", "\\", "<!--",
                "-->", "]]>", "<?x ", "word ", "1. ", "    ", "\n");
        for (var round = 0; round < 150; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(30); i >= 0; i--) {
                text.append(bits.get(random.nextInt(bits.size())));
            }
            wellFormed(html(text.toString()));
            var shown = terminal(text.toString(), VALUES, 20 + random.nextInt(60), false);
            assertTrue(shown.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c) || c == 0x202e),
                    () -> text + " -> " + shown);
        }
    }

    private static void wellFormed(String html) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        try {
            builder.parse(new InputSource(new StringReader("<body>" + html + "</body>")));
        } catch (SAXException e) {
            throw new AssertionError(html, e);
        }
    }

    private static String html(String markdown) {
        return html(markdown, VALUES);
    }

    private static String html(String markdown, PageValues values) {
        return Html.of(new BlockConverter(values).of(Markdown.parse(markdown).getChildren()), Language.ENGLISH);
    }

    private static String terminal(String markdown, PageValues values, int width, boolean colour) {
        return TerminalText.of(new BlockConverter(values).of(Markdown.parse(markdown).getChildren()), Language.ENGLISH, width, colour);
    }
}
