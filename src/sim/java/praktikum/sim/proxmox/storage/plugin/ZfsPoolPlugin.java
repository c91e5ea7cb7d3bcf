package praktikum.sim.proxmox.storage.plugin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;

/** A ZFS pool or one of its datasets, whose volumes and file systems are disks (PVE::Storage::ZFSPoolPlugin). */
final class ZfsPoolPlugin implements StoragePlugin {

    private static final String WORDS = "zfs error";
    private static final Pattern NAME = Pattern.compile("(?:(?:base|basevol)-\\d+-\\S+/)?((base|basevol|vm|subvol)-(\\d{1,9})-\\S+)");

    private final Machine node;
    private final NodeCommands commands;
    private final StorageOutput output;

    ZfsPoolPlugin(Machine node, NodeCommands commands, StorageOutput output) {
        this.node = node;
        this.commands = commands;
        this.output = output;
    }

    private static String dataset(StorageSection storage) {
        return storage.required("pool");
    }

    @Override
    public StorageSection added(StorageSection storage) {
        Optional<String> mounted = mountPoint(storage);
        Optional<String> wanted = storage.option("mountpoint");
        if (wanted.isPresent()) {
            mounted.filter(at -> !wanted.get().replaceFirst("(.)/$", "$1").equals(at)).ifPresent(at -> output.warn("warning for "
                    + storage.id() + " - mountpoint: " + wanted.get() + " does not match current mount point: " + at + "\n"));
            return storage;
        }
        Map<String, String> options = new LinkedHashMap<>(storage.options());
        mounted.ifPresent(at -> options.put("mountpoint", at));
        return storage.with(options);
    }

    // Nobody minds that the pool is not there.
    private Optional<String> mountPoint(StorageSection storage) {
        try {
            return commands.ask(WORDS, "zfs", "get", "-o", "value", "-Hp", "mountpoint", dataset(storage)).stream().findFirst()
                    .filter(path -> path.matches("/[^;()].*"));
        } catch (StorageError missing) {
            return Optional.empty();
        }
    }

    @Override
    public void activate(StorageSection storage) throws StorageError {
        String dataset = dataset(storage);
        if (MountTable.of(node).mounts().stream().anyMatch(one -> one.type().equals("zfs")
                && (one.source() + "/").startsWith(dataset + "/"))) {
            return;
        }
        String pool = dataset.replaceFirst("/.*", "");
        try {
            if (!imported(pool)) {
                bringIn(pool);
            }
            commands.ask(WORDS, "zfs", "mount", "-a");
        } catch (StorageError e) {
            throw new StorageError("could not activate storage '" + storage.id() + "', " + e.getMessage() + "\n");
        }
    }

    private void bringIn(String pool) throws StorageError {
        try {
            commands.ask(WORDS, "zpool", "import", "-d", "/dev/disk/by-id/", "-o", "cachefile=none", pool);
        } catch (StorageError e) {
            if (!imported(pool)) {
                throw e;
            }
        }
    }

    private boolean imported(String pool) {
        try {
            return commands.ask(WORDS, "zpool", "list", "-o", "name", "-H", pool).stream().anyMatch(line -> line.contains(pool));
        } catch (StorageError e) {
            output.warn(e.getMessage() + "\n\n");
            return false;
        }
    }

    @Override
    public Optional<StorageUsage> usage(StorageSection storage) {
        try {
            List<Long> figures = commands.ask(WORDS, "zfs", "get", "-o", "value", "-Hp", "available,used", dataset(storage)).stream()
                    .map(value -> value.matches("\\d{1,18}") ? Long.parseLong(value) : 0).toList();
            return Optional.of(new StorageUsage(figures.get(0) + figures.get(1), figures.get(1), figures.get(0), true));
        } catch (StorageError e) {
            output.warn(e.getMessage() + "\n");
            return Optional.empty();
        }
    }

    @Override
    public List<StorageVolume> volumes(StorageSection storage, Set<String> contents) throws StorageError {
        List<StorageVolume> found = new ArrayList<>();
        for (String line : commands.ask(WORDS, "zfs", "list", "-o", "name,volsize,origin,type,refquota", "-t", "volume,filesystem", "-d1",
                "-Hp", dataset(storage))) {
            String[] words = line.split("\\s+");
            String name = words[0].substring(words[0].lastIndexOf('/') + 1);
            Matcher parts = NAME.matcher(name);
            if (!words[0].equals(dataset(storage) + "/" + name) || !parts.matches()) {
                continue;
            }
            boolean fileSystem = words[3].equals("filesystem");
            String size = words[fileSystem ? 4 : 1];
            Map<String, Object> more = new TreeMap<>(Map.of("name", name));
            more.put("parent", words[2].equals("-") ? null : words[2].replaceFirst(Pattern.quote(dataset(storage) + "/"), ""));
            found.add(new StorageVolume(storage.id() + ":" + name, fileSystem ? "subvol" : "raw", "images",
                    size.matches("\\d{1,18}") ? Long.parseLong(size) : 0, OptionalInt.of(Integer.parseInt(parts.group(3))), more));
        }
        return found;
    }

    private static Matcher parsed(String volume) throws StorageError {
        Matcher parts = NAME.matcher(volume);
        if (!parts.matches()) {
            throw new StorageError("unable to parse zfs volume name '" + volume + "'");
        }
        return parts;
    }

    @Override
    public String path(StorageSection storage, String volume) throws StorageError {
        Matcher parts = parsed(volume);
        return parts.group(2).matches("subvol|basevol") ? storage.option("mountpoint").orElse("/" + dataset(storage)) + "/" + parts.group(1)
                : "/dev/zvol/" + dataset(storage) + "/" + parts.group(1);
    }

    @Override
    public String allocate(StorageSection storage, int guest, String format, String wanted, long kib) throws StorageError {
        String kind = format.equals("subvol") ? "subvol" : "vm";
        if (!wanted.isEmpty() && !wanted.startsWith(kind + "-" + guest + "-")) {
            throw new StorageError("illegal name '" + wanted + "' - should be '" + kind + "-" + guest + "-*'");
        }
        Set<String> taken = new HashSet<>();
        for (StorageVolume volume : volumes(storage, Set.of())) {
            taken.add(volume.id().substring(volume.id().indexOf(':') + 1));
        }
        String name = wanted.isEmpty() ? VolumeName.next(taken, guest, format, false) : wanted;
        List<String> command = new ArrayList<>(List.of("zfs", "create"));
        if (format.equals("subvol")) {
            command.addAll(List.of("-o", "acltype=posixacl", "-o", "xattr=sa", "-o", "refquota=" + (kib == 0 ? "none" : kib + "k")));
        } else {
            if (storage.flag("sparse")) {
                command.add("-s");
            }
            storage.option("blocksize").ifPresent(size -> command.addAll(List.of("-b", size)));
            command.addAll(List.of("-V", (kib + 1023) / 1024 * 1024 + "k")); // whole MiB
        }
        command.add(dataset(storage) + "/" + name);
        commands.ask(WORDS, command.toArray(String[]::new));
        return name;
    }

    @Override
    public void free(StorageSection storage, String volume) throws StorageError {
        String name = dataset(storage) + "/" + parsed(volume).group(1);
        try {
            commands.ask(WORDS, "zfs", "destroy", "-r", name);
        } catch (StorageError e) {
            if (!e.getMessage().contains("dataset does not exist")) {
                throw e;
            }
        }
    }
}
