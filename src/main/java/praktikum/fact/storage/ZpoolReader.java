package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.TextLines;

/**
 * Reads {@code zpool status}: paragraphs {@code word: text}, in which the text goes on in indented lines, and the table of devices behind
 * {@code config:}, whose lines begin with a tab and are indented by two for each level (status_callback of zpool_main.c).
 */
final class ZpoolReader {

    // Names and remarks are short; an endless line is no table.
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 50_000;
    private static final Pattern ERRORS =
            Pattern.compile(Zpool.NO_ERRORS + "|[0-9]{1,19} data errors, use .*|Permanent errors have been detected in .*");
    private static final String UNDETERMINED = "The configuration cannot be determined.";
    private static final Pattern WORD = Pattern.compile(" {0,3}([a-z]{2,20}):(?: (.*))?");

    private final List<Zpool> pools = new ArrayList<>();
    private final Map<String, StringBuilder> texts = new HashMap<>();
    private final List<String> table = new ArrayList<>();
    private String word = "";

    private ZpoolReader() {}

    static List<Zpool> read(String text) throws NotUnderstood {
        ZpoolReader reader = new ZpoolReader();
        List<String> lines = text.lines().limit(MOST_LINES + 1).toList();
        if (lines.size() > MOST_LINES) {
            throw new NotUnderstood("too many lines for zpool status");
        }
        for (String line : lines) {
            reader.line(line);
        }
        reader.end();
        return reader.pools;
    }

    private void line(String line) throws NotUnderstood {
        if (line.length() > LONGEST_LINE) {
            throw new NotUnderstood("too long a line for zpool status", line);
        }
        Matcher start = WORD.matcher(line);
        if (start.matches()) {
            word = start.group(1);
            if (word.equals("pool")) {
                end();
            }
            text(Optional.ofNullable(start.group(2)).orElse(""));
        } else if (word.isEmpty() && !line.isBlank()) {
            throw new NotUnderstood("no line of zpool status", line);
        } else if (word.equals("config") && line.startsWith("\t")) {
            table.add(line.substring(1));
        } else if (!line.isBlank() && word.equals("config")) {
            throw new NotUnderstood("no line of the table of devices", line);
        } else if (!line.isBlank()) {
            text(line.strip());
        }
    }

    private void text(String part) {
        StringBuilder text = texts.computeIfAbsent(word, key -> new StringBuilder());
        text.append(text.isEmpty() || part.isEmpty() ? "" : " ").append(part.strip());
    }

    private void end() throws NotUnderstood {
        if (!texts.isEmpty()) {
            pools.add(pool(require("pool")));
        } else if (!word.equals("pool")) {
            throw new NotUnderstood("no pool in it");
        }
        texts.clear();
        table.clear();
    }

    private Zpool pool(String name) throws NotUnderstood {
        String config = require("config");
        List<Vdev> data = List.of();
        Map<String, List<Vdev>> others = new LinkedHashMap<>();
        if (!config.equals(UNDETERMINED)) {
            VdevTable devices = VdevTable.read(table);
            data = devices.root(name).children();
            others.putAll(devices.others());
        }
        VdevState state = VdevState.of(require("state"));
        Optional<String> errors = find("errors");
        // It stands at the end and is left out only for a pool that cannot be opened.
        boolean needed = state == VdevState.ONLINE || state == VdevState.DEGRADED;
        if (errors.isPresent() ? !ERRORS.matcher(errors.get()).matches() : needed) {
            throw new NotUnderstood("a pool without a known 'errors:'", errors.orElse(name));
        }
        return new Zpool(name, state, find("status"), find("scan"), errors, data, others);
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key)).map(StringBuilder::toString).map(text -> String.join(" ", TextLines.words(text)));
    }

    private String require(String key) throws NotUnderstood {
        return Optional.ofNullable(texts.get(key)).map(text -> text.toString().strip())
                .orElseThrow(() -> new NotUnderstood("a pool without '" + key + ":'"));
    }
}
