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
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.PoolImport;
import praktikum.sim.machine.storage.zfs.Zfs;
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
        return Zfs.of(node).dataset(dataset(storage)).filter(dataset -> dataset.type() == Dataset.Type.FILESYSTEM)
                .flatMap(Dataset::mountpoint).filter(path -> path.matches("/[^;()].*"));
    }

    @Override
    public void activate(StorageSection storage) throws StorageError {
        String dataset = dataset(storage);
        if (MountTable.of(node).mounts().stream().anyMatch(one -> one.type().equals("zfs")
                && (one.source() + "/").startsWith(dataset + "/"))) {
            return;
        }
        String pool = dataset.replaceFirst("/.*", "");
        Optional<String> complaint = imported(pool) ? Optional.empty()
                : PoolImport.of(Zfs.of(node)).byName(pool, Optional.of("/dev/disk/by-id/"), "none").filter(text -> !imported(pool));
        if (complaint.isEmpty()) {
            complaint = Zfs.of(node).datasets().mountAll().stream().reduce((first, last) -> last);
        }
        if (complaint.isPresent()) {
            List<String> lines = complaint.get().lines().toList();
            lines.stream().limit(lines.size() - 1).forEach(line -> output.warn(line + "\n"));
            throw new StorageError("could not activate storage '" + storage.id() + "', " + WORDS + ": " + lines.getLast() + "\n");
        }
    }

    private boolean imported(String pool) {
        boolean there = Zfs.of(node).pool(pool).isPresent();
        output.warn(there ? "" : WORDS + ": cannot open '" + pool + "': no such pool\n\n");
        return there;
    }

    private Optional<Dataset> found(StorageSection storage) {
        return Zfs.of(node).dataset(dataset(storage));
    }

    private String missing(StorageSection storage) {
        boolean pool = Zfs.of(node).pool(dataset(storage).replaceFirst("/.*", "")).isPresent();
        return WORDS + ": cannot open '" + dataset(storage) + "': " + (pool || dataset(storage).contains("/") ? "dataset does not exist"
                : "no such pool");
    }

    @Override
    public Optional<StorageUsage> usage(StorageSection storage) {
        Optional<Dataset> dataset = found(storage);
        output.warn(dataset.isPresent() ? "" : missing(storage) + "\n");
        return dataset.map(there -> {
            long used = there.pool().space().used(there);
            long available = there.pool().space().available(there);
            return new StorageUsage(available + used, used, available, true);
        });
    }

    @Override
    public List<StorageVolume> volumes(StorageSection storage, Set<String> contents) throws StorageError {
        Dataset above = found(storage).orElseThrow(() -> new StorageError(missing(storage)));
        List<StorageVolume> found = new ArrayList<>();
        for (Dataset child : above.children()) {
            String name = child.name().substring(child.name().lastIndexOf('/') + 1);
            Matcher parts = NAME.matcher(name);
            if (parts.matches()) {
                boolean files = child.type() == Dataset.Type.FILESYSTEM;
                String quota = files ? child.value("refquota") : "";
                Map<String, Object> more = new TreeMap<>(Map.of("name", name));
                more.put("parent", null);
                found.add(new StorageVolume(storage.id() + ":" + name, files ? "subvol" : "raw", "images",
                        files ? quota.matches("\\d{1,18}") ? Long.parseLong(quota) : 0 : child.volumeSize(),
                        OptionalInt.of(Integer.parseInt(parts.group(3))), more));
            }
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
