package praktikum.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import praktikum.site.Workspace;

class RunNameTest {

    @TempDir
    private Path folder;

    private String make(String now, String kind) throws IOException {
        var workspace = new Workspace(folder);
        var name = RunName.next(workspace, Instant.parse(now), kind);
        Files.createFile(Files.createDirectories(workspace.transcripts()).resolve(name + ".jsonl"));
        return name;
    }

    /** The clock stands, is set back by a day, by a second, and forward by years and back again. */
    @Test
    void laterRunsSortLaterWhateverTheClockDoes() throws Exception {
        var made = new ArrayList<String>();
        for (var now : List.of("2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z", "2026-03-28T01:00:00Z", "2026-03-29T01:00:01Z",
                "2026-03-29T02:00:00Z", "2040-01-01T00:00:00Z", "2026-03-29T02:00:10Z", "2040-01-01T00:00:00Z")) {
            made.add(make(now, List.of("drill", "drill-restore", "check").get(made.size() % 3)));
        }
        assertEquals(List.of("20260329-010000-drill", "20260329-010001-drill-restore", "20260329-010002-check", "20260329-010003-drill",
                "20260329-020000-drill-restore", "20400101-000000-check", "20400101-000001-drill", "20400101-000002-drill-restore"), made);
        try (var files = Files.list(new Workspace(folder).transcripts())) {
            assertEquals(made, files.sorted(RunName.NEWEST_LAST).map(RunName::of).toList());
        }
    }

    @Test
    void whatIsNoNameOfARunCountsForNothing() throws Exception {
        var transcripts = Files.createDirectories(new Workspace(folder).transcripts());
        for (var name : List.of("99991231-235959-check.jsonl", "20269999-000000-check.jsonl", "copy of 20300101-000000-check.jsonl",
                "20300101-000000-check.results.json")) {
            Files.createFile(transcripts.resolve(name));
        }
        assertEquals("20260329-010000-check", make("2026-03-29T01:00:00Z", "check"));
    }
}
