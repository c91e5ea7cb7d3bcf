package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * What lies on a storage: disks, templates, ISO images, backups; from {@code pvesm list}, {@code pveam list} or the API. Volumes that are
 * no one's, such as files somebody copied beside, are not among them.
 *
 * @param problem what Proxmox VE says where it could not look, such as {@code storage 'nfs' is not online}; empty where it could
 * @param volumes in the order printed
 */
public record VolumeList(Optional<String> problem, List<Volume> volumes) {

    private static final Set<String> CONTENT = Set.of("images", "rootdir", "vztmpl", "iso", "backup", "snippets", "import");
    private static final int LONGEST_LINE = 2_000;
    private static final Pattern ROW = Pattern.compile("(\\S(?:.*\\S)?)\\s+(\\S+)\\s+([a-z]+)\\s+([0-9]+)(?:\\s+([0-9]+))?\\s*");
    private static final Pattern TEMPLATE = Pattern.compile("(\\S+:vztmpl/\\S+)\\s+([0-9]{1,9}\\.[0-9]{2})MB\\s*");
    private static final Pattern PROBLEM = Pattern.compile("(?:storage '\\S{1,100}' (?:is not online|does not exist|is disabled"
            + "|is not available on node '\\S{1,64}')|Storage does not support templates!)");

    /**
     * A volume.
     *
     * @param id its name
     * @param format such as {@code qcow2}, {@code raw}, {@code iso}, {@code tzst}; empty in a list of templates
     * @param content {@code images}, {@code rootdir}, {@code vztmpl}, {@code iso}, {@code backup}, {@code snippets} or {@code import}
     * @param size in bytes; of a template in {@code pveam list} to a hundredth of a mebibyte
     * @param guest whose it is; empty for templates and ISO images
     */
    public record Volume(VolumeId id, String format, String content, long size, OptionalLong guest) {}

    public VolumeList {
        volumes = List.copyOf(volumes);
    }

    /** All that lies on a storage. */
    public static Question<VolumeList> on(String storage) {
        return Question.of(VolumeList::readText, "pvesm", "list", storage);
    }

    /** Reads {@code pvesm list}: a row per volume, without an answer where the storage is not there. */
    public static Reading<VolumeList> readText(Printed printed) {
        return Reading.of(printed, p -> rows(p, "Volid Format Type Size VMID", VolumeList::row));
    }

    /** Reads {@code pveam list}: {@code local:vztmpl/ubuntu-22.04-standard_22.04-1_amd64.tar.zst     123.70MB} → a template. */
    public static Reading<VolumeList> readTemplates(Printed printed) {
        return Reading.of(printed, p -> rows(p, "NAME SIZE", VolumeList::template));
    }

    /** Reads {@code pvesh get /nodes/NODE/storage/STORAGE/content}: {@code [{"volid":"nfs:iso/a.iso","content":"iso",…}]}. */
    public static Reading<VolumeList> readPvesh(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<String> problem = problem(p);
            return problem.isPresent() ? new VolumeList(problem, List.of())
                    : new VolumeList(Optional.empty(), Json.of(p).items(VolumeList::item));
        });
    }

    /** The volumes of one kind, such as {@code iso}. */
    public List<Volume> ofContent(String content) {
        return volumes.stream().filter(volume -> volume.content().equals(content)).toList();
    }

    /** The volume of that name. */
    public Optional<Volume> find(VolumeId id) {
        return volumes.stream().filter(volume -> volume.id().equals(id)).findFirst();
    }

    private static Optional<String> problem(Printed printed) {
        String error = ErrorText.only(printed);
        return printed.exit() != 0 && printed.out().isBlank() && PROBLEM.matcher(error).matches() ? Optional.of(error) : Optional.empty();
    }

    private static VolumeList rows(Printed printed, String header, Row row) throws NotUnderstood {
        Optional<String> problem = problem(printed);
        if (problem.isPresent()) {
            return new VolumeList(problem, List.of());
        }
        List<String> lines = TextLines.filledLines(printed.succeeded());
        if (!lines.isEmpty() && !TextLines.words(lines.getFirst()).equals(Arrays.asList(header.split(" ")))) {
            throw new NotUnderstood("not the columns " + header, lines.getFirst());
        }
        List<Volume> volumes = new ArrayList<>();
        for (String line : lines.stream().skip(1).toList()) {
            if (line.length() > LONGEST_LINE) {
                throw new NotUnderstood("too long a line for a list of volumes", line);
            }
            volumes.add(row.read(line));
        }
        return new VolumeList(Optional.empty(), volumes);
    }

    @FunctionalInterface
    private interface Row {
        Volume read(String line) throws NotUnderstood;
    }

    private static Volume row(String line) throws NotUnderstood {
        Matcher parts = ROW.matcher(line);
        if (!parts.matches()) {
            throw new NotUnderstood("no volume with format, type and size", line);
        }
        return new Volume(id(parts.group(1)), parts.group(2), content(parts.group(3)), TextLines.count(parts.group(4), "the size"),
                parts.group(5) == null ? OptionalLong.empty() : OptionalLong.of(TextLines.count(parts.group(5), "a guest")));
    }

    private static Volume template(String line) throws NotUnderstood {
        Matcher parts = TEMPLATE.matcher(line);
        if (!parts.matches()) {
            throw new NotUnderstood("no template with its size", line);
        }
        long hundredths = TextLines.count(parts.group(2).replace(".", ""), "the size");
        return new Volume(id(parts.group(1)), "", "vztmpl", hundredths * (1 << 20) / 100, OptionalLong.empty());
    }

    private static Volume item(Json item) throws NotUnderstood {
        return new Volume(id(item.text("volid")), item.findText("format").orElse(""), content(item.text("content")), item.number("size"),
                item.findNumber("vmid"));
    }

    private static VolumeId id(String text) throws NotUnderstood {
        return VolumeId.parse(text).orElseThrow(() -> new NotUnderstood("no name of a volume", text));
    }

    private static String content(String word) throws NotUnderstood {
        if (!CONTENT.contains(word)) {
            throw new NotUnderstood("no kind of volume", word);
        }
        return word;
    }
}
