package praktikum.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.course.Lab;
import praktikum.course.LabPage;
import praktikum.course.PageValues;
import praktikum.course.page.Html;
import praktikum.host.PrivateFile;
import praktikum.text.Language;

/** A lab page as one HTML file that needs nothing else: steps to go to, pictures inside, what is checked at the end of each step. */
public final class GuidePage {

    /** What fits a line whole: a browser would break it at the hyphen of its option. */
    private static final Pattern SHORT_CODE = Pattern.compile("<code>([^<]{1,28})</code>");

    private GuidePage() {
    }

    /**
     * A step for the template.
     *
     * @param points of its regular checks
     */
    public record GuideStep(String id, String title, int points, TrustedMarkup body, List<GuideCheck> checks) {
        public GuideStep {
            checks = List.copyOf(checks);
        }
    }

    /** A check for the template; hints stay with {@code praktikum hint}, since some cost points. */
    public record GuideCheck(String says, int points, boolean bonus) {
    }

    /**
     * Writes the page over what is there.
     *
     * @param values those of the site; without any, places stay as they are written
     * @param course a course's own folder, whose {@code templates/} come before the kit's
     * @throws IOException the file cannot be written or a picture not be read
     */
    public static void write(Lab lab, Language language, PageValues values, Optional<Path> course, Path file) throws IOException {
        var page = lab.page(language);
        var clean = new TextSanitizer(point -> true, Integer.MAX_VALUE);
        var templates = Templates.of(course);
        var intro = new TrustedMarkup(whole(page.introHtml(values), page));
        var steps = new ArrayList<GuideStep>();
        for (var step : lab.steps()) {
            var checks = step.checks().stream().map(check -> new GuideCheck(values.show(check.words(language).says()), check.points(),
                    check.bonus())).toList();
            steps.add(new GuideStep(step.id(), values.show(page.title(step.id()).orElse(step.id())),
                    checks.stream().filter(check -> !check.bonus()).mapToInt(GuideCheck::points).sum(),
                    new TrustedMarkup(whole(page.html(step.id(), values), page)), checks));
        }
        PrivateFile.noLink(file);
        Files.writeString(file, templates.filled("guide.vm", Map.of(
                "lab", lab,
                "title", values.show(page.title()),
                "intro", intro,
                "steps", steps,
                "say", new ReportText(language, ZoneOffset.UTC, clean),
                "style", templates.plain("guide.css")), clean, false));
    }

    private static String whole(String html, LabPage page) throws IOException {
        return withPictures(SHORT_CODE.matcher(html).replaceAll("<code class=\"short\">$1</code>"), page);
    }

    /** The HTML with its pictures in it, so that the file can go anywhere alone. */
    private static String withPictures(String html, LabPage page) throws IOException {
        var whole = html;
        for (var picture : page.pictures()) {
            var bytes = page.picture(picture);
            if (bytes.isPresent()) {
                whole = whole.replace("src=\"" + Html.escaped(picture) + "\"", "src=\"data:" + type(picture) + ";base64,"
                        + Base64.getEncoder().encodeToString(bytes.get()) + "\"");
            }
        }
        return whole;
    }

    private static String type(String picture) {
        return picture.endsWith(".svg") ? "image/svg+xml" : picture.endsWith(".png") ? "image/png" : "image/jpeg";
    }
}
