package praktikum.text;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one file. */
public final class ProblemCollector {

    private final String file;
    private final List<FileProblem> findings = new ArrayList<>();

    /** For the file as the user named it. */
    public ProblemCollector(String file) {
        this.file = file;
    }

    /** The file that is read. */
    public String file() {
        return file;
    }

    /** What was found so far, in the order it was met; more may be added to it. */
    public List<FileProblem> findings() {
        return findings;
    }

    /** Notes a problem on a line. */
    public void add(int line, String key, Object... args) {
        findings.add(FileProblem.of(file, line, key, args));
    }

    /** Notes what somebody else found. */
    public void addAll(List<FileProblem> found) {
        findings.addAll(found);
    }
}
