package praktikum.sim.machine.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.machine.Machine;
import praktikum.sim.shell.Call;

/** Mounts as mount(8) does, by hand, by {@code /etc/fstab} or by a unit, and says what is wrong in its words. */
public final class FileSystemMounter {

    private static final int USAGE = 1;
    private static final int FAILED = 32;
    private static final String DMESG = "       dmesg(1) may have more information after failed mount system call.\n";
    private static final Set<String> KNOWN = Set.of("ext4", "ext3", "ext2", "xfs", "vfat", "auto", "tmpfs");
    private static final Set<String> FLAGS = Set.of("ro", "rw", "nosuid", "nodev", "noexec", "noatime", "relatime", "nodiratime", "sync",
            "strictatime", "lazytime");
    private static final Set<String> IGNORED = Set.of("defaults", "auto", "noauto", "user", "nouser", "users", "owner", "group", "nofail",
            "_netdev", "exec", "suid", "dev", "async", "atime", "diratime", "remount", "loud", "silent", "comment");

    private final Machine node;

    /** For a machine. */
    public FileSystemMounter(Machine node) {
        this.node = node;
    }

    /** What a unit mounts, without anybody who reads what is said; {@code false} where it fails. */
    public boolean quietly(String type, String source, String target, List<String> options) {
        node.disk().makeDirectories(target);
        Optional<MountProgram> program = program(type, source);
        if (program.isPresent()) {
            return program.get().mountAtBoot(type, source, target, options);
        }
        return local(type, Fstab.device(node, source), target, options).isEmpty();
    }

    /** Mounts and prints what is wrong; the exit code. */
    public int mount(Call call, String type, String source, String target, List<String> options) throws IOException, InterruptedException {
        Optional<MountProgram> program = program(type, source);
        if (program.isPresent()) {
            return program.get().mount(call, type, source, target, options.stream().filter(word -> !word.equals("defaults")).toList());
        }
        Optional<String> wrong = node.world().ask(() -> local(type, Fstab.device(node, source), target, options));
        wrong.ifPresent(text -> call.err().print("mount: " + target + ": " + text + "\n" + (text.startsWith("can't find") ? "" : DMESG)));
        return wrong.map(text -> text.startsWith("can't find") ? USAGE : FAILED).orElse(0);
    }

    private Optional<MountProgram> program(String type, String source) {
        return node.parts(MountProgram.class).stream().filter(one -> one.takes(type, source)).findFirst();
    }

    private Optional<String> local(String type, String source, String target, List<String> options) {
        if (source.matches("/dev/disk/by-(uuid|label|partuuid|partlabel)/.*") && BlockDevices.of(node).at(source).isEmpty()) {
            String[] parts = source.split("/", 5);
            return Optional.of("can't find " + parts[3].substring(3).toUpperCase(Locale.ROOT) + "=" + parts[4] + ".");
        }
        if (!node.files().exists(target)) {
            return Optional.of("mount point does not exist.");
        }
        if (!node.files().isDirectory(target)) {
            return Optional.of("mount point is not a directory.");
        }
        try {
            return type.equals("tmpfs") ? memory(source, target, options) : disk(type, source, target, options);
        } catch (FileError e) {
            return Optional.of("mount(2) system call failed: " + e.errno().text() + ".");
        }
    }

    private Optional<String> memory(String source, String target, List<String> options) throws FileError {
        MemoryFiles files = new MemoryFiles(node.clock());
        files.setMode("/", 01777);
        Mounts.of(node).mount(MemoryFileSystem.of(source, node.files().resolve(target), shown("tmpfs", options), files), files);
        return Optional.empty();
    }

    private Optional<String> disk(String type, String source, String target, List<String> options) throws FileError {
        Optional<BlockDevice> found = BlockDevices.of(node).at(source);
        if (!KNOWN.contains(type)) {
            return Optional.of("unknown filesystem type '" + type + "'.");
        }
        if (found.isEmpty()) {
            return Optional.of(node.files().exists(source) ? source + " is not a block device." : "special device " + source
                    + " does not exist.");
        }
        BlockDevice device = found.get();
        List<Mount> already = Mounts.of(node).of(device);
        String real = node.files().resolve(target);
        if (already.stream().anyMatch(mount -> mount.target().equals(real))) {
            return Optional.of(source + " already mounted on " + target + ".");
        }
        if (already.isEmpty() && BlockDevices.of(node).busy(device)) {
            return Optional.of(source + " already mounted or mount point busy.");
        }
        String there = device.signature().map(Signature::type).orElse("");
        if (type.equals("auto") && !there.isEmpty() && !KNOWN.contains(there)) {
            return Optional.of("unknown filesystem type '" + there + "'.");
        }
        if (there.isEmpty() || !type.equals("auto") && !type.equals(there)) {
            return Optional.of("wrong fs type, bad option, bad superblock on " + source
                    + ", missing codepage or helper program, or other error.");
        }
        for (String option : options) {
            if (!FLAGS.contains(option) && !IGNORED.contains(option) && !option.contains("=") && !option.equals("discard")) {
                return Optional.of("wrong fs type, bad option, bad superblock on " + source
                        + ", missing codepage or helper program, or other error.");
            }
        }
        Mounts.of(node).mount(device, target, shown(there, options));
        return Optional.empty();
    }

    /** The options that {@code /proc/mounts} shows for those that were given. */
    public static String shown(String type, List<String> given) {
        Set<String> all = new LinkedHashSet<>(List.of(given.contains("ro") ? "ro" : "rw"));
        given.stream().filter(FLAGS::contains).filter(word -> !word.equals("rw") && !word.equals("ro")).forEach(all::add);
        if (!given.contains("noatime") && !given.contains("strictatime")) {
            all.add("relatime");
        }
        List<String> own = new ArrayList<>(given.stream().filter(word -> !FLAGS.contains(word) && !IGNORED.contains(word)
                && !word.startsWith("x-")).toList());
        switch (type) {
            case "xfs" -> all.addAll(List.of("attr2", "inode64", "logbufs=8", "logbsize=32k", "noquota"));
            case "vfat" -> all.addAll(List.of("fmask=0022", "dmask=0022", "codepage=437", "iocharset=ascii", "shortname=mixed", "utf8",
                    "errors=remount-ro"));
            default -> { }
        }
        all.addAll(own);
        return String.join(",", all);
    }
}
