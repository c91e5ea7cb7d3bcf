package praktikum.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.host.PrivateFile;

/** The project report as files. */
public final class Report {

    // Far more than a report has to say at one place; a machine that says more must not fill hundreds of pages.
    private static final int LONGEST_ON_PAPER = 2_000;

    private Report() {
    }

    /**
     * Writes the report in each medium, over one that is already there, as private as the evidence that it quotes.
     *
     * @param course a course's own folder, whose {@code templates/} come before the kit's
     * @param folder made where it does not exist
     * @return the files, in the order of the media
     * @throws IOException a file cannot be written
     */
    public static List<Path> write(ReportModel model, Optional<Path> course, Path folder, Set<ReportFormat> media) throws IOException {
        var templates = Templates.of(course);
        var files = new ArrayList<Path>();
        for (var medium : ReportFormat.values()) {
            if (media.contains(medium)) {
                var file = folder.resolve(medium.file());
                write(model, medium, templates, file);
                files.add(file);
            }
        }
        return files;
    }

    // Fonts and Pages draw in the PDF libraries, so nothing of them is touched for HTML.
    private static void write(ReportModel model, ReportFormat medium, Templates templates, Path file) throws IOException {
        var clean = medium.paged() ? new TextSanitizer(Fonts.shown(), LONGEST_ON_PAPER)
                : new TextSanitizer(point -> true, Integer.MAX_VALUE);
        var text = ReportDocument.of(model, medium, templates, clean);
        if (!medium.paged()) {
            PrivateFile.replace(file, text);
            return;
        }
        PrivateFile.replace(file, fresh -> {
            try (var out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                PdfRenderer.write(text, out);
            }
        });
    }
}
