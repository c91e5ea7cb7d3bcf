package praktikum.course.markdown;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.course.PageValues;
import praktikum.course.markdown.ParsedPage.CheckEntry;
import praktikum.course.markdown.ParsedPage.FrontMatter;
import praktikum.course.markdown.ParsedPage.ParsedAction;
import praktikum.course.markdown.ParsedPage.ParsedStep;
import praktikum.course.markdown.ParsedPage.Summary;
import praktikum.course.markdown.ParsedPage.Use;
import praktikum.text.Language;
import praktikum.text.Nearest;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.Yaml;

/** Reads one lab page; every problem is noted, none is thrown. */
public final class PageReader {

    /** A heading with its id: {@code Title {#step-id}}. */
    static final Pattern HEADING = Pattern.compile("(.*?)\\s*\\{#([^}]*)}\\s*");
    // To Markdown these are words, as a blank is missing.
    private static final Pattern GLUED = Pattern.compile("#{1,6}([^#\\s].*\\{#[^}]*})\\s*");

    // Many pages of a book. What Markdown costs grows faster than the text: a megabyte of it can take hours.
    private static final int LONGEST = 1 << 18;
    private static final int MOST_LINES = 10_000;
    private static final int LONGEST_LINE = 4096;

    private final ProblemCollector problems;
    private final Language language;
    private final Map<String, Integer> stepLines = new HashMap<>();
    private final Map<String, Integer> checkLines = new HashMap<>();
    private final List<Use> pictures = new ArrayList<>();
    private LineIndex lineIndex = new LineIndex("");
    private boolean whole = true;
    private boolean listed = true;
    private boolean stray;

    /** Notes what is wrong with the page of that language. */
    public PageReader(ProblemCollector problems, Language language) {
        this.problems = problems;
        this.language = language;
    }

    /** The page that a text is. */
    public ParsedPage read(String text) {
        var lines = text.split("\n", -1);
        if (text.length() > LONGEST || lines.length > MOST_LINES || Stream.of(lines).anyMatch(line -> line.length() > LONGEST_LINE)) {
            problems.add(1, "course.page-too-long", LONGEST, MOST_LINES, LONGEST_LINE);
            return ParsedLab.noPage(problems.file());
        }
        var end = frontMatterEnd(lines);
        var front = front(lines, end);
        var body = "\n".repeat(end) + String.join("\n", List.of(lines).subList(end, lines.length));
        var intro = new ArrayList<Node>();
        var steps = new ArrayList<ParsedStep>();
        lineIndex = new LineIndex(body);
        try {
            sections(body, intro, steps);
        } catch (RuntimeException | StackOverflowError e) {
            // The Markdown parser is not ours: a page that brings it down is a page with a problem, not a crash.
            problems.add(1, "course.not-markdown");
            whole = false;
            listed = false;
        }
        if (steps.isEmpty() && whole && end > 0) {
            problems.add(end, "course.no-steps");
        }
        whole &= !steps.isEmpty();
        listed &= !steps.isEmpty();
        summaries(front, steps);
        return new ParsedPage(problems.file(), whole, listed, front, List.copyOf(intro), List.copyOf(steps), uses(lines),
                List.copyOf(pictures));
    }

    // A page may do without, but not for some of its steps.
    private void summaries(FrontMatter front, List<ParsedStep> steps) {
        var ids = steps.stream().map(ParsedStep::id).filter(id -> !id.isEmpty()).toList();
        if (listed && ids.size() == steps.size()) {
            front.steps().forEach((id, summary) -> {
                if (!ids.contains(id)) {
                    problems.add(summary.line(), "course.summary-extra", id, Nearest.list(id, ids));
                }
            });
        }
        if (!front.steps().isEmpty()) {
            steps.stream().filter(step -> !step.id().isEmpty() && !front.steps().containsKey(step.id()))
                    .forEach(step -> problems.add(step.line(), "course.summary-missing", step.id()));
        }
    }

    private void sections(String body, List<Node> intro, List<ParsedStep> steps) {
        var blocks = new ArrayList<Node>();
        Optional<Title> heading = Optional.empty();
        var document = Markdown.parse(body);
        document.getDescendants().forEach(node -> {
            if (node instanceof Image image) {
                pictures.add(new Use(image.getUrl().unescape(), line(image)));
            }
        });
        for (var node : document.getChildren()) {
            var next = title(node);
            if (next.isPresent()) {
                close(heading, blocks, intro, steps);
                heading = next;
            } else {
                blocks.add(node);
            }
        }
        close(heading, blocks, intro, steps);
    }

    /** What opens a step: its title as written, with the id. */
    private record Title(String text, int line) {
    }

    // What has an id is meant as a step, on whatever level it is written.
    private Optional<Title> title(Node node) {
        if (node instanceof Heading heading) {
            var text = heading.getText().toString();
            if (heading.getLevel() != 2 && HEADING.matcher(text).matches()) {
                problems.add(line(node), "course.step-level", node.getChars().toString().lines().findFirst().orElse(text));
            }
            return Optional.of(new Title(text, line(node))).filter(title -> heading.getLevel() == 2 || HEADING.matcher(text).matches());
        }
        var first = GLUED.matcher(node instanceof Paragraph ? node.getChars().toString().lines().findFirst().orElse("") : "");
        if (first.matches()) {
            problems.add(line(node), "course.step-level", first.group());
            return Optional.of(new Title(first.group(1), line(node)));
        }
        return Optional.empty();
    }

    private void close(Optional<Title> heading, List<Node> blocks, List<Node> intro, List<ParsedStep> steps) {
        var section = List.copyOf(blocks);
        blocks.clear();
        if (heading.isEmpty()) {
            intro.addAll(section);
            var outside = step("", "", 1, section);
            outside.actions().forEach(action -> problems.add(action.line(), "course.outside-step"));
            outside.checks().stream().limit(1).forEach(check -> problems.add(check.line(), "course.outside-step"));
            // They belong into some step, nobody knows which.
            stray = !outside.actions().isEmpty() || !outside.entries().isEmpty();
            whole &= !stray;
            return;
        }
        var line = heading.get().line();
        var title = HEADING.matcher(heading.get().text());
        var id = "";
        if (!title.matches()) {
            problems.add(line, "course.step-without-id", heading.get().text());
        } else if (!title.group(2).matches(MappingReader.ID)) {
            problems.add(line, "course.id", title.group(2));
        } else if (stepLines.putIfAbsent(title.group(2), line) != null) {
            problems.add(line, "course.duplicate-step", title.group(2), stepLines.get(title.group(2)));
        } else {
            id = title.group(2);
        }
        whole &= !id.isEmpty();
        steps.add(step(id, title.matches() ? title.group(1) : heading.get().text(), line, section));
    }

    private ParsedStep step(String id, String title, int line, List<Node> blocks) {
        var actions = new ArrayList<ParsedAction>();
        var entries = new ArrayList<CheckEntry>();
        var allListed = !stray;
        var closed = !stray;
        var checksLine = OptionalInt.empty();
        for (var fence : fences(blocks)) {
            if (fence.getClosingMarker().isEmpty() || swallows(fence)) {
                // What it holds is partly another block's: nothing more is said of that.
                problems.add(line(fence), "course.unclosed-fence", fence.getOpeningFence());
                whole = false;
                listed = false;
                allListed = false;
                closed = false;
                continue;
            }
            var info = FenceInfo.read(fence.getInfo().toString(), line(fence), problems);
            if (info.isChecks() && checksLine.isPresent()) {
                problems.add(line(fence), "course.second-checks", checksLine.getAsInt());
                allListed = false;
            } else if (info.isChecks()) {
                checksLine = OptionalInt.of(line(fence));
                var read = new ChecksBlockReader(problems, language).read(content(fence), line(fence) + 1);
                var own = read.entries().stream().map(this::firstOfItsId).toList();
                // Behind a block that does not close stands perhaps what is another step's.
                entries.addAll(closed || stray ? own : List.of());
                allListed &= read.listed();
                whole &= read.whole();
            } else if (info.action()) {
                actions.add(new ParsedAction(info, content(fence), line(fence)));
            }
        }
        return new ParsedStep(id, title, line, blocks, List.copyOf(actions), List.copyOf(entries), allListed, closed);
    }

    // A fence that is not closed goes on to the end of the next block, whose opening line it then holds.
    private static boolean swallows(FencedCodeBlock fence) {
        var marks = fence.getOpeningFence().toString();
        var content = content(fence);
        return content.contains(marks) && Pattern.compile("(?m)^ {0,3}" + Pattern.quote(marks) + "+[ \\t]*\\w").matcher(content).find();
    }

    private CheckEntry firstOfItsId(CheckEntry entry) {
        if (entry.check().isEmpty() || checkLines.putIfAbsent(entry.id(), entry.line()) == null) {
            return entry;
        }
        whole = false;
        problems.add(entry.line(), "course.duplicate-check", entry.id(), checkLines.get(entry.id()));
        return new CheckEntry("", entry.line(), Optional.empty());
    }

    private FrontMatter front(String[] lines, int end) {
        if (end == 0) {
            problems.add(1, lines[0].strip().equals("---") ? "course.front-unclosed" : "course.front-missing");
            return FrontMatter.NONE;
        }
        var yaml = Yaml.read(problems.file(), 2, String.join("\n", List.of(lines).subList(1, end - 1)));
        problems.addAll(yaml.findings());
        if (yaml.root().isEmpty()) {
            if (yaml.findings().isEmpty()) {
                problems.add(1, "course.front-missing");
            }
            return FrontMatter.NONE;
        }
        var keys = MappingReader.of(problems, yaml.root().get(), List.of("id", "title", "requires", "minutes", "steps"));
        keys.need(language == Language.ENGLISH ? new String[] {"id", "title", "requires", "minutes"} : new String[] {"id", "title"});
        return new FrontMatter(keys.id("id"), keys.text("title"), keys.ids("requires"), keys.number("minutes", 1, 1000), keys.line("id"),
                keys.in("steps", List.of()).map(PageReader::summaries).orElse(Map.of()));
    }

    private static Map<String, Summary> summaries(MappingReader steps) {
        var summaries = new LinkedHashMap<String, Summary>();
        steps.names().forEach(id -> summaries.put(id, new Summary(steps.text(id).orElse(""), steps.line(id))));
        return summaries;
    }

    /** The number of lines the front matter takes, its marks included; 0 where there is none that ends. */
    private static int frontMatterEnd(String[] lines) {
        if (!lines[0].stripTrailing().equals("---")) {
            return 0;
        }
        for (var i = 1; i < lines.length; i++) {
            if (lines[i].stripTrailing().equals("---")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<FencedCodeBlock> fences(List<Node> blocks) {
        var fences = new ArrayList<FencedCodeBlock>();
        for (var block : blocks) {
            if (block instanceof FencedCodeBlock fence) {
                fences.add(fence);
            }
            block.getDescendants().forEach(node -> {
                if (node instanceof FencedCodeBlock fence) {
                    fences.add(fence);
                }
            });
        }
        return fences;
    }

    static String content(FencedCodeBlock fence) {
        var text = new StringBuilder();
        fence.getContentLines().forEach(text::append);
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? text.toString() : text.append('\n').toString();
    }

    private int line(Node node) {
        return lineIndex.line(node.getStartOffset());
    }

    private static List<Use> uses(String[] lines) {
        var uses = new ArrayList<Use>();
        for (var i = 0; i < lines.length; i++) {
            for (var name : PageValues.names(lines[i])) {
                uses.add(new Use(name, i + 1));
            }
        }
        return List.copyOf(uses);
    }
}
