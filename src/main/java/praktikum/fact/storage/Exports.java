package praktikum.fact.storage;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.storage.ExportClient.Coverage;
import praktikum.fact.storage.ExportClient.Kind;

/**
 * What an NFS server is to export, from {@code /etc/exports} and {@code /etc/exports.d/*.exports} (exports(5)). What it does export is an
 * {@link ExportTable}.
 *
 * @param exports in the order written; of two for one path and the same text of a client the first counts and the other is not among them
 * @param faults where nfs-utils stops to read a file: what stands behind in it is not exported
 */
public record Exports(List<Export> exports, List<Fault> faults) {

    /** Each file under its name, as tail prints several; those that are not there do no harm. */
    public static final Question<Exports> ASKED =
            Question.of(Exports::read, "bash", "-c", "tail -n +1 /etc/exports /etc/exports.d/*.exports");

    private static final String FILE = "/etc/exports";
    private static final Pattern HEADER = Pattern.compile("(?:\\A|\n)==> (/[^\n]{1,300}) <==\n");

    /**
     * A fault in a file.
     *
     * @param file its path
     * @param line number of the line, from 1
     * @param text of that line
     * @param why what is wrong, such as {@code unknown option}
     */
    public record Fault(String file, int line, String text, String why) {}

    public Exports {
        exports = List.copyOf(exports);
        faults = List.copyOf(faults);
    }

    /** Reads the files: {@code /srv/nfs 192.0.2.0/24(rw,sync)} → that export; text without names of files is {@code /etc/exports}. */
    public static Reading<Exports> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() != 0 && (p.exit() != 1 || !missingOnly(p))) {
                throw p.failure();
            }
            List<Export> all = new ArrayList<>();
            List<Fault> faults = new ArrayList<>();
            Matcher header = HEADER.matcher(p.out());
            String file = FILE;
            int start = 0;
            while (header.find()) {
                ExportsReader.read(file, p.out().substring(start, Math.max(start, header.start())), all).ifPresent(faults::add);
                file = header.group(1);
                start = header.end();
            }
            ExportsReader.read(file, p.out().substring(start), all).ifPresent(faults::add);
            return new Exports(firstOfEach(all), faults);
        });
    }

    private static boolean missingOnly(Printed printed) {
        List<String> lines = ErrorText.of(printed);
        return !lines.isEmpty() && lines.stream().allMatch(line -> line.endsWith(": No such file or directory"));
    }

    private static List<Export> firstOfEach(List<Export> all) {
        Map<String, Export> first = new LinkedHashMap<>();
        all.forEach(export -> first.putIfAbsent(export.path() + "\n" + export.client().text().toLowerCase(Locale.ROOT), export));
        return List.copyOf(first.values());
    }

    /** The exports of a path. */
    public List<Export> of(String path) {
        return of(exports, path);
    }

    static List<Export> of(List<Export> exports, String path) {
        return exports.stream().filter(export -> export.path().equals(MountText.withoutEnd(path))).toList();
    }

    /** What would run if it were applied now, as far as the server knows the names of clients. */
    public ExportTable applied() {
        return new ExportTable(exports.stream().filter(export -> export.client().kind() != Kind.INVALID).toList());
    }

    /** What is configured and does not run, or not so: to be exported with {@code exportfs -ra}. */
    public List<Export> notIn(ExportTable running) {
        return missing(exports.stream().filter(export -> export.client().kind() != Kind.INVALID).toList(), running.exports());
    }

    /** Those of a list that another has not. An address and a name that are left over on both sides may be one machine: they count so. */
    static List<Export> missing(List<Export> wanted, List<Export> there) {
        List<Export> spare = there.stream().filter(export -> wanted.stream().noneMatch(export::means)).toList();
        return wanted.stream().filter(export -> there.stream().noneMatch(export::means))
                .filter(export -> spare.stream().noneMatch(other -> mayBeOne(export, other))).toList();
    }

    private static boolean mayBeOne(Export one, Export other) {
        return one.path().equals(other.path()) && one.options().equals(other.options())
                && Set.of(Kind.ADDRESS, Kind.NAME).equals(EnumSet.of(one.client().kind(), other.client().kind()));
    }

    /** The export of a path that counts for a machine, where it is certain that one does: see {@link ExportClient#covers}. */
    static Optional<Export> applying(List<Export> exports, String path, InetAddress address, List<String> names) {
        return of(exports, path).stream().filter(export -> export.client().covers(address, names) == Coverage.YES)
                .min(Comparator.comparing(export -> export.client().kind()));
    }
}
