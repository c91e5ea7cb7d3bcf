package praktikum.sim.proxmox.guest.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a guest is.
 *
 * @param options what holds now, by name
 * @param pending what is to hold after the next start; {@code delete} names what is to be taken away then
 * @param snapshots what held at each snapshot, by its name
 */
public record GuestConfig(Map<String, String> options, Map<String, String> pending, Map<String, Map<String, String>> snapshots) {

    private static final Pattern SECTION = Pattern.compile("\\[([A-Za-z][A-Za-z0-9_-]*|PENDING)]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile("([a-z][a-z_0-9.-]*): ?(.*?)\\s*");
    private static final Pattern DRIVE = Pattern.compile("(ide[0-3]|sata[0-5]|scsi\\d{1,2}|virtio\\d{1,2}|efidisk0|tpmstate0)");
    private static final Pattern MOUNT = Pattern.compile("rootfs|mp\\d{1,3}");
    private static final String DESCRIPTION = "description";

    public GuestConfig {
        options = new TreeMap<>(options);
        pending = new TreeMap<>(pending);
        snapshots = new TreeMap<>(snapshots);
    }

    /** One that nobody has written yet. */
    public static GuestConfig of(Map<String, String> options) {
        return new GuestConfig(options, Map.of(), Map.of());
    }

    /** Reads a file; what is no line of one is left out. */
    public static GuestConfig parse(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> current = new TreeMap<>();
        sections.put("", current);
        for (String line : text.lines().toList()) {
            Matcher section = SECTION.matcher(line);
            Matcher option = LINE.matcher(line);
            if (section.matches()) {
                current = sections.computeIfAbsent(section.group(1), name -> new TreeMap<>());
            } else if (line.startsWith("#")) {
                current.merge(DESCRIPTION, line.substring(1), (before, more) -> before + "\n" + more);
            } else if (option.matches()) {
                current.put(option.group(1), option.group(2));
            }
        }
        Map<String, String> options = sections.remove("");
        Map<String,
                String> pending = Optional.ofNullable(sections.remove("PENDING")).or(() -> Optional.ofNullable(sections.remove("pending")))
                .orElse(Map.of());
        return new GuestConfig(options, pending, sections);
    }

    /** The file. */
    public String text() {
        var text = new StringBuilder();
        section(text, options);
        if (!pending.isEmpty()) {
            section(text.append("\n[PENDING]\n"), pending);
        }
        snapshots.forEach((name, content) -> section(text.append("\n[").append(name).append("]\n"), content));
        return text.toString();
    }

    private static void section(StringBuilder text, Map<String, String> content) {
        Optional.ofNullable(content.get(DESCRIPTION)).ifPresent(words -> words.lines().forEach(line -> text.append('#').append(line)
                .append('\n')));
        content.forEach((name, value) -> text.append(name.equals(DESCRIPTION) ? "" : name + ": " + value + "\n"));
    }

    /** The value of an option. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The value of an option, that otherwise. */
    public String get(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /** An option that is a whole number, that otherwise. */
    public long number(String name, long otherwise) {
        return get(name).map(text -> text.replaceFirst("^current=", "").replaceFirst(",.*", "")).filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf).orElse(otherwise);
    }

    /** Whether a yes-or-no option says yes. */
    public boolean flag(String name) {
        return get(name).filter("1"::equals).isPresent();
    }

    /** The same with an option more. */
    public GuestConfig with(String name, String value) {
        Map<String, String> all = new TreeMap<>(options);
        all.put(name, value);
        return new GuestConfig(all, pending, snapshots);
    }

    /** The same without an option. */
    public GuestConfig without(String name) {
        Map<String, String> all = new TreeMap<>(options);
        all.remove(name);
        return new GuestConfig(all, pending, snapshots);
    }

    /** The same with that to hold after the next start. */
    public GuestConfig pending(Map<String, String> changes) {
        return new GuestConfig(options, changes, snapshots);
    }

    /** The same with everything that was pending. */
    public GuestConfig applied() {
        Map<String, String> all = new TreeMap<>(options);
        for (String name : deleted()) {
            all.remove(name);
        }
        pending.forEach((name, value) -> {
            if (!name.equals("delete")) {
                all.put(name, value);
            }
        });
        return new GuestConfig(all, Map.of(), snapshots);
    }

    /** The same, without what is pending of these options. */
    public GuestConfig reverted(Iterable<String> names) {
        Map<String, String> later = new TreeMap<>(pending);
        List<String> gone = new ArrayList<>(deleted());
        names.forEach(name -> {
            later.remove(name);
            gone.remove(name);
        });
        later.remove("delete");
        if (!gone.isEmpty()) {
            later.put("delete", String.join(",", gone));
        }
        return new GuestConfig(options, later, snapshots);
    }

    /** What is to be taken away after the next start. */
    public List<String> deleted() {
        return List.of(pending.getOrDefault("delete", "").split(",")).stream().map(name -> name.replace("!", "").strip())
                .filter(name -> !name.isEmpty()).toList();
    }

    /** The drives of a virtual machine by their names, CD-ROM drives as well, sorted. */
    public Map<String, PropertyString> drives() {
        return drives(options);
    }

    /** The same of what is pending, or held at a snapshot. */
    public static Map<String, PropertyString> drives(Map<String, String> options) {
        return matching(options, DRIVE, "file");
    }

    /** The root file system and the mount points of a container by their names, sorted. */
    public Map<String, PropertyString> mountPoints() {
        return matching(options, MOUNT, "volume");
    }

    private static Map<String, PropertyString> matching(Map<String, String> options, Pattern names, String first) {
        Map<String, PropertyString> found = new TreeMap<>();
        options.forEach((name, value) -> {
            if (names.matcher(name).matches()) {
                found.put(name, PropertyString.of(value, first));
            }
        });
        return found;
    }

    /** Whether a drive is one for CDs; that of cloud-init is. */
    public static boolean isCdrom(PropertyString drive) {
        return drive.get("media").filter("cdrom"::equals).isPresent();
    }

    /** Whether an option is a drive of a virtual machine. */
    public static boolean isDrive(String option) {
        return DRIVE.matcher(option).matches();
    }

    /** Whether an option is the root file system or a mount point of a container. */
    public static boolean isMountPoint(String option) {
        return MOUNT.matcher(option).matches();
    }

    /** The cards by their numbers. */
    public Map<Integer, PropertyString> cards(GuestKind kind) {
        Map<Integer, PropertyString> found = new TreeMap<>();
        options.forEach((name, value) -> {
            if (name.matches("net\\d{1,2}")) {
                found.put(Integer.parseInt(name.substring(3)), kind == GuestKind.QEMU ? PropertyString.card(value)
                        : PropertyString.of(value, "name"));
            }
        });
        return found;
    }

    /** What it is called; a machine without a name by its number. */
    public String name(GuestKind kind, int id) {
        return kind == GuestKind.QEMU ? get("name", "VM " + id) : get("hostname", "CT" + id);
    }

    /** Bytes of memory. */
    public long memory() {
        return number("memory", 512) << 20;
    }

    /** How many processors it sees; 0 for a container that sees all. */
    public int processors(GuestKind kind) {
        return (int) (kind == GuestKind.QEMU ? number("vcpus", number("cores", 1) * number("sockets", 1)) : number("cores", 0));
    }

    /** The names of all volumes that it refers to, each once: now, pending, unused, and at snapshots. */
    public List<String> volumes() {
        List<String> found = new ArrayList<>();
        List<Map<String, String>> all = new ArrayList<>(List.of(options, pending));
        all.addAll(snapshots.values());
        for (Map<String, String> section : all) {
            drives(section).values().forEach(drive -> drive.get("file").ifPresent(found::add));
            matching(section, MOUNT, "volume").values().forEach(mount -> mount.get("volume").ifPresent(found::add));
            section.forEach((name, value) -> {
                if (name.matches("unused\\d+") || name.equals("vmstate")) {
                    found.add(value);
                }
            });
        }
        return found.stream().filter(volume -> volume.matches("[A-Za-z][A-Za-z0-9._-]*:.+")).distinct().toList();
    }
}
