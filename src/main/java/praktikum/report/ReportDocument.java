package praktikum.report;

import java.io.IOException;
import java.util.Map;

/** A report as one text of HTML, for the screen or for the PDF renderer (well-formed XHTML). */
final class ReportDocument {

    private ReportDocument() {
    }

    static String of(ReportModel model, ReportFormat medium, Templates templates, TextSanitizer clean) throws IOException {
        var say = new ReportText(model.language(), model.cover().zone(), clean);
        var style = templates.plain("report/base.css").markup()
                + templates.plain(medium.paged() ? "report/pdf.css" : "report/html.css").markup();
        return templates.filled("report/report.vm", Map.of(
                "model", model,
                "say", say,
                "outline", Outline.of(model, say),
                "draw", new Drawings(model, say),
                "paged", medium.paged(),
                "style", new TrustedMarkup(style)), clean, medium.paged());
    }
}
