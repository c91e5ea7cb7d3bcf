package praktikum.testbed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a check must say on a tier, written down before it was asked.
 *
 * @param check its id within its lab
 * @param says the verdict, and behind it what {@link #seen} makes of the subjects where they did not all pass
 * @param reason why, from what the machines are
 */
record Row(String check, String says, String reason) {

    static final String LEFT_OUT = "left-out";

    static Row passed(String check, String reason) {
        return new Row(check, "passed", reason);
    }

    /** Wrong everywhere in the same way, or as in {@code "pve1=unsynchronised"}. */
    static Row failed(String check, String mistake, String reason) {
        return new Row(check, "failed " + mistake, reason);
    }

    /** Not to be judged anywhere, for the reason that the sentence of this key gives. */
    static Row notMeasured(String check, String sentence, String reason) {
        return new Row(check, "not-measured " + sentence, reason);
    }

    /** Held back by a check that could not be measured; what was seen all the same is behind it. */
    static Row skipped(String check, String cause, String seen, String reason) {
        return new Row(check, ("skipped by " + cause + " " + seen).strip(), reason);
    }

    /** A bonus check of what the site does not plan. */
    static Row leftOut(String check, String reason) {
        return new Row(check, LEFT_OUT, reason);
    }

    /** What a check of a results document says, in the words of a row. */
    static String said(JsonNode check) {
        var verdict = check.path("verdict").asString();
        var cause = check.path("cause").asString("");
        return verdict + (cause.isEmpty() ? "" : " by " + cause.substring(cause.lastIndexOf('/') + 1)) + seen(check.path("subjects"));
    }

    /** Nothing where all passed, one word where all say the same, else a word for each that did not pass: {@code pve2=prefix}. */
    static String seen(JsonNode subjects) {
        var words = new TreeMap<String, String>();
        subjects.forEach(subject -> words.put(subject.path("subject").asString(), word(subject)));
        var different = new LinkedHashSet<>(words.values());
        if (different.size() == 1) {
            return different.getFirst().isEmpty() ? "" : " " + different.getFirst();
        }
        var told = new ArrayList<String>();
        words.forEach((subject, word) -> told.add(subject + "=" + word));
        told.removeIf(one -> one.endsWith("="));
        return " " + String.join(" ", told);
    }

    private static String word(JsonNode subject) {
        return switch (subject.path("outcome").asString()) {
            case "passed" -> "";
            case "failed" -> subject.path("mistake").asString("-");
            default -> subject.path("why").path("key").asString();
        };
    }
}
