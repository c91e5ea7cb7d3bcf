package praktikum.fact.storage;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.storage.ExportClient.Coverage;

/**
 * What an NFS server exports now.
 *
 * @param exports in the order printed
 */
public record ExportTable(List<Export> exports) {

    /** The file in which exportfs writes down what runs, for mountd to read. */
    public static final Question<ExportTable> ASKED = Question.of(ExportTable::read, "cat", "/var/lib/nfs/etab");

    // exportfs -v: the path, a tab or a line's end with two tabs, the client with its options; -s: the path, blanks, the same.
    private static final Pattern ROW = Pattern.compile("(/[^\t\n]*?) *(?:\t| (?=[^ \t\n(]*\\())(\\S.*)");
    private static final int LONGEST_LINE = 2_000;
    private static final Pattern SECOND = Pattern.compile("\n\t\t(?=\\S)");
    private static final Pattern CLIENT = Pattern.compile("([^()\\s]*)\\(([^()\n]*)\\)");

    public ExportTable {
        exports = List.copyOf(exports);
    }

    /** Reads etab: {@code /srv/nfs}, a tab, {@code 192.0.2.0/24(rw,sync,…)} → that export; no such file → nothing is exported. */
    public static Reading<ExportTable> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<Export> exports = new ArrayList<>();
            Optional<Exports.Fault> fault = ExportsReader.read("/var/lib/nfs/etab", p.content().orElse(""), exports);
            if (fault.isPresent()) {
                throw new NotUnderstood(fault.get().why(), fault.get().text());
            }
            return new ExportTable(exports);
        });
    }

    /**
     * Reads {@code exportfs -v}, with long paths on a line of their own, and {@code exportfs -s}; nothing printed → nothing exported. They
     * tell of {@code insecure} only where nfsd runs.
     */
    public static Reading<ExportTable> readExportfs(Printed printed) {
        return Reading.of(printed, p -> {
            List<Export> exports = new ArrayList<>();
            for (String line : SECOND.matcher(p.succeeded()).replaceAll("\t").lines().filter(one -> !one.isBlank()).toList()) {
                Matcher row = ROW.matcher(line);
                Matcher client = CLIENT.matcher(line.length() < LONGEST_LINE && row.matches() ? row.group(2) : "");
                if (!client.matches()) {
                    throw new NotUnderstood("no line of exportfs", line);
                }
                // It says no_subtree_check where that is so, and nothing where it is not.
                exports.add(new Export(MountText.withoutEnd(MountText.plain(row.group(1))), ExportClient.of(client.group(1)),
                        new ExportOptionReader().read("subtree_check").read(client.group(2)).options()));
            }
            return new ExportTable(exports);
        });
    }

    /** The exports of a path. */
    public List<Export> of(String path) {
        return Exports.of(exports, path);
    }

    /** What runs and is not configured, or not so: it is gone after the next restart or {@code exportfs -ra}. */
    public List<Export> notIn(Exports configured) {
        return Exports.missing(exports, configured.exports());
    }

    /** Whether some export of a path is for a machine; unknown where only one may be for it of which that cannot be said. */
    public Coverage covers(String path, InetAddress address, List<String> names) {
        List<Coverage> all = of(path).stream().map(export -> export.client().covers(address, names)).toList();
        return all.contains(Coverage.YES) ? Coverage.YES : all.contains(Coverage.UNKNOWN) ? Coverage.UNKNOWN : Coverage.NO;
    }

    /** The export of a path whose options a machine gets: of the most exact client that certainly means it. */
    public Optional<Export> applying(String path, InetAddress address, List<String> names) {
        return Exports.applying(exports, path, address, names);
    }
}
