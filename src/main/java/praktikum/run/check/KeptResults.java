package praktikum.run.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import praktikum.grade.Results;
import praktikum.run.WorkContext;
import praktikum.run.WorkEnd;
import praktikum.run.WorkFailed;
import praktikum.text.LimitedFile;
import praktikum.text.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The results that lie beside a transcript: they have no hash of their own, so all of them is held to what the transcript gives. */
record KeptResults(RecordedCheck check, Path file, JsonNode kept) {

    // A name that stands twice would be read by others as it pleases them.
    private static final JsonMapper JSON = JsonMapper.builder(
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();

    // Those of a whole course on 32 machines, each with all that can be said of it, are far below.
    private static final int LONGEST = 1 << 25;

    private record Difference(String at, JsonNode kept, JsonNode given) {
    }

    /** Those of a check, if there are any; they keep the hash of its last record: a transcript swapped for another whole one shows here. */
    static Optional<KeptResults> beside(RecordedCheck check) throws IOException, WorkFailed {
        var file = CheckResult.file(check.file());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var results = new KeptResults(check, file, JSON.readTree(LimitedFile.bytes(file, LONGEST)));
            if (!results.kept.path("transcript").path("sha256").asString("").equals(check.evidence().endHash().orElse(""))) {
                throw results.damaged("run.regrade.other-hash");
            }
            return Optional.of(results);
        } catch (JacksonException unreadable) {
            throw new KeptResults(check, file, JSON.nullNode()).damaged("run.regrade.bad-results");
        }
    }

    /** Whether a file is no transcript but results. */
    static boolean is(Path file) throws IOException {
        try {
            return JSON.readTree(LimitedFile.bytes(file, LONGEST)).path("schema").asString("").equals(Results.SCHEMA);
        } catch (JacksonException | LimitedFile.TooLong other) {
            return false;
        }
    }

    /** The transcript that results of this name lie beside. */
    static Path transcript(Path results) {
        return results.resolveSibling(results.getFileName().toString().replaceFirst("(\\.results)?\\.json$", "") + ".jsonl");
    }

    /** Holds them to the results of judging the transcript again. */
    void compare(CheckResult again, Consumer<Message> notes) throws WorkFailed {
        var evidence = check.evidence();
        var opening = evidence.opening();
        var given = (ObjectNode) JSON.readTree(again.json());
        var judgedAlike = opening.kit().equals(WorkContext.kitVersion())
                && opening.course().equals(given.path("course").path("sha256").asString(""));
        var own = (ObjectNode) given.path("transcript");
        if (kept.path("transcript").path("file").asString("").equals(opening.run() + ".jsonl")) {
            // Both files may have been renamed since.
            own.put("file", opening.run() + ".jsonl");
        }
        if (kept.path("run").path("id").asString("").matches(".*-regrade(-[0-9]+)?")) {
            // Written by a regrade: when that was, and by which kit and course, is in no transcript.
            judgedAlike = kept.path("run").path("kit").asString("").equals(WorkContext.kitVersion())
                    && kept.path("course").equals(given.path("course"));
            given.set("run", kept.path("run"));
        } else {
            given.set("run", run());
            ((ObjectNode) given.path("course")).put("sha256", opening.course());
        }
        if (!judgedAlike) {
            notes.accept(Message.of("run.regrade.not-compared", file));
            given.set("labs", kept.path("labs"));
            given.set("course", kept.path("course"));
        }
        var found = new ArrayList<Difference>();
        differences("", kept, given, found);
        if (!found.isEmpty()) {
            var first = found.getFirst();
            throw damaged("run.regrade.differs", first.at(), shown(first.kept()), shown(first.given()), found.size());
        }
    }

    /** What a check writes of itself; once without the kit. */
    private ObjectNode run() {
        var evidence = check.evidence();
        var run = JSON.createObjectNode().put("id", evidence.opening().run()).put("started", evidence.started().toString())
                .put("ended", evidence.entries().getLast().time().toString());
        return kept.path("run").has("kit") ? run.put("kit", evidence.opening().kit()) : run;
    }

    private static void differences(String at, JsonNode kept, JsonNode given, List<Difference> found) {
        if (kept.isObject() && given.isObject()) {
            var names = new LinkedHashSet<>(given.propertyNames());
            names.addAll(kept.propertyNames());
            names.forEach(name -> differences(at.isEmpty() ? name : at + "/" + name, kept.path(name), given.path(name), found));
        } else if (kept.isArray() && given.isArray()) {
            for (var i = 0; i < Math.max(kept.size(), given.size()); i++) {
                differences(at + "/" + name(given.path(i), i), kept.path(i), given.path(i), found);
            }
        } else if (!kept.equals(given)) {
            found.add(new Difference(at, kept, given));
        }
    }

    private static String name(JsonNode element, int place) {
        return Stream.of("lab", "check", "subject").map(name -> element.path(name).asString("")).filter(name -> !name.isEmpty())
                .findFirst().orElse(String.valueOf(place + 1));
    }

    private static String shown(JsonNode value) {
        var text = value.isMissingNode() ? "–" : value.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private WorkFailed damaged(String key, Object... more) {
        var args = Stream.concat(Stream.of(check.file(), file), Stream.of(more)).toArray();
        return WorkFailed.of(WorkEnd.EVIDENCE_DAMAGED, Message.of(key, args));
    }
}
