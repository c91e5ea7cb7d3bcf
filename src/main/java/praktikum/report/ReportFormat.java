package praktikum.report;

/** What a report is written for. */
public enum ReportFormat {
    /** A single HTML file without scripts, fonts or references to elsewhere. */
    HTML("report.html"),
    /** A4 pages. */
    PDF("report.pdf");

    private final String file;

    ReportFormat(String file) {
        this.file = file;
    }

    /** The name of the file. */
    public String file() {
        return file;
    }

    /** Whether it has pages. */
    public boolean paged() {
        return this == PDF;
    }
}
