package praktikum.site.file;

import java.util.List;
import praktikum.site.Site;
import praktikum.text.FileProblem;

/** What reading a {@code site.yaml} came to. */
public sealed interface SiteReading {

    /**
     * The file is right.
     *
     * @param warnings what of {@code ~/.ssh/config} does not count
     */
    record Ready(Site site, List<FileProblem> warnings) implements SiteReading {
        public Ready {
            warnings = List.copyOf(warnings);
        }
    }

    /** The file is wrong; every problem at once, by line. At least one. */
    record Wrong(List<FileProblem> findings) implements SiteReading {
        public Wrong {
            findings = findings.stream().sorted().toList();
        }
    }
}
