package praktikum.fact.guest.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.PropertyString;
import praktikum.fact.guest.GuestKind;

/** Reads configurations of guests (PVE::QemuServer, parse_vm_config; PVE::LXC::Config, parse_pct_config). */
final class ConfigReader {

    private static final int LONGEST_LINE = 20_000;
    private static final Pattern OPTION = Pattern.compile("([a-z][a-z_-]*[0-9]*):\\s*(\\S(?:.*\\S)?)\\s*");
    private static final Pattern SECTION = Pattern.compile("\\[([^]]{1,200})]\\s*");
    private static final Pattern SNAPSHOT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]+");
    private static final Pattern PENDING = Pattern.compile("(?i)PENDING|pve:pending");
    // What only a disk has: a size, a medium, or a name that storages give to disks of guests.
    private static final Pattern LIKE_A_DISK =
            Pattern.compile("[^,=]{1,500},(?:.*,)?(?:size|media)=.*|\\S+[:/](?:vm|base|subvol|basevol)-[0-9]+-\\S+");
    private static final Set<String> NO_DISK = Set.of("args", "hookscript", "description", "startup", "smbios1");

    private final GuestKind kind;
    private final Map<String, String> current = new LinkedHashMap<>();
    private final Map<String, String> pending = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> snapshots = new TreeMap<>();
    private final Set<String> removed = new HashSet<>();
    private Map<String, String> section = current;

    private ConfigReader(GuestKind kind) {
        this.kind = kind;
    }

    static GuestConfig file(GuestKind kind, List<String> lines) throws NotUnderstood {
        ConfigReader reader = new ConfigReader(kind);
        for (String line : lines) {
            reader.line(line);
        }
        Map<String, GuestOptions> snapshots = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, String>> snapshot : reader.snapshots.entrySet()) {
            if (!snapshot.getValue().containsKey("snaptime")) {
                throw new NotUnderstood("a section that is no snapshot", snapshot.getKey());
            }
            snapshots.put(snapshot.getKey(), new GuestOptions(kind, snapshot.getValue()));
        }
        if (reader.current.isEmpty()) {
            throw new NotUnderstood("no option of a guest in it");
        }
        return new GuestConfig(kind, new GuestOptions(kind, reader.current), new GuestOptions(kind, reader.pending), reader.removed,
                snapshots);
    }

    static GuestOptions text(GuestKind kind, List<String> lines) throws NotUnderstood {
        ConfigReader reader = new ConfigReader(kind);
        for (String line : lines) {
            if (!line.isBlank() && (line.length() > LONGEST_LINE || !reader.option(line))) {
                throw new NotUnderstood("no 'OPTION: value'", line);
            }
        }
        return reader.options();
    }

    static GuestOptions json(GuestKind kind, Printed printed) throws NotUnderstood {
        ConfigReader reader = new ConfigReader(kind);
        Map<String, Json> fields = new LinkedHashMap<>(Json.of(printed).fields());
        // The raw options of LXC are a list of lists; the digest is no option.
        fields.remove("lxc");
        fields.remove("digest");
        for (Map.Entry<String, Json> field : fields.entrySet()) {
            reader.put(field.getKey(), field.getValue().text());
        }
        return reader.options();
    }

    private GuestOptions options() throws NotUnderstood {
        if (current.isEmpty()) {
            throw new NotUnderstood("no option of a guest");
        }
        return new GuestOptions(kind, current);
    }

    private void line(String line) throws NotUnderstood {
        if (line.length() > LONGEST_LINE) {
            throw new NotUnderstood("too long a line for a guest's configuration", line);
        }
        Matcher header = SECTION.matcher(line);
        if (header.matches()) {
            section = sectionOf(header.group(1));
        } else if (!line.startsWith("#") && !line.isBlank()) {
            // What is no option Proxmox VE passes over with a warning.
            option(line);
        }
    }

    private Map<String, String> sectionOf(String name) throws NotUnderstood {
        if (PENDING.matcher(name).matches()) {
            return pending;
        }
        // What else Proxmox VE keeps in sections of its own, such as [special:cloudinit], is no configuration of the guest.
        Map<String, String> options = new LinkedHashMap<>();
        if (SNAPSHOT.matcher(name).matches() && snapshots.put(name, options) != null) {
            throw new NotUnderstood("a section twice", name);
        }
        return options;
    }

    private boolean option(String line) throws NotUnderstood {
        Matcher option = OPTION.matcher(line);
        if (!option.matches()) {
            return line.startsWith("lxc.");
        }
        if (section == pending && option.group(1).equals("delete")) {
            removed.addAll(PropertyString.list(option.group(2)));
        } else {
            put(option.group(1), option.group(2));
        }
        return true;
    }

    private void put(String option, String value) throws NotUnderstood {
        String name = kind == GuestKind.VM && option.equals("cdrom") ? "ide2" : option;
        if (!NO_DISK.contains(name) && LIKE_A_DISK.matcher(value).matches() && Disk.of(kind, name, value).isEmpty()) {
            throw new NotUnderstood("an option like a disk, and none that a guest has", option + ": " + value);
        }
        section.put(name, value);
    }
}
