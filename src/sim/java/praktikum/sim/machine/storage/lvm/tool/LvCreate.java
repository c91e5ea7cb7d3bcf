package praktikum.sim.machine.storage.lvm.tool;

import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.VolumeGroup;
import praktikum.sim.shell.Call;

/** {@code lvcreate}: volumes of whole extents, thin pools ({@code -L 10G -T vg/pool}), thin volumes ({@code -V 8G -T vg/pool -n name}). */
final class LvCreate implements InstantCommand {

    private static final long CHUNK = 64 << 10;
    private static final long BYTES_PER_CHUNK = 64;
    private static final long LARGEST_METADATA = 128L << 20;
    private static final long LEAST_METADATA = 2L << 20;
    // With 64 KiB chunks; DEFAULT_THIN_POOL_MAX_METADATA_SIZE_V1_KB of lvm2.
    private static final long ADDRESSABLE = 255L * ((1 << 14) - 64) * 4 * 1024 / BYTES_PER_CHUNK * CHUNK;

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-T", "--thin", "-y", "--yes", "-q", "-v", "-Wy", "-Wn", "-Zn", "-Zy", "-an",
                "-ay", "--noudevsync"), Set.of("-L", "--size", "-l", "--extents", "-n", "--name", "-V", "--virtualsize", "--thinpool",
                "--poolmetadatasize", "-c", "--chunksize", "--type", "-a", "--activate", "-W", "--wipesignatures", "-Z", "--zero",
                "--config", "--addtag", "--setautoactivation"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Said.option("lvcreate", words.unknown().or(words::valueless).orElseThrow());
        }
        boolean thin = words.has("-T", "--thin", "--thinpool", "-V", "--virtualsize")
                || words.value("--type").filter(type -> type.matches("thin(-pool)?")).isPresent();
        if (words.rest().isEmpty() && words.value("--thinpool").filter(pool -> pool.contains("/")).isEmpty()
                || !words.has("-L", "--size", "-l", "--extents", "-V", "--virtualsize")) {
            return Said.wrong("lvcreate", "");
        }
        Said said = new Said();
        try {
            create(node, words, thin, said);
        } catch (StorageRefusal refused) {
            refused.getMessage().lines().forEach(line -> said.error(line.strip()));
        }
        return said.answer();
    }

    private void create(Machine node, CommandLine words, boolean thin, Said said) throws StorageRefusal {
        String target = words.rest(0).or(() -> words.value("--thinpool")).orElseThrow().replaceFirst("^/dev/", "");
        String groupName = target.split("/")[0];
        Optional<VolumeGroup> group = GroupCommands.group(node, groupName, said);
        if (group.isEmpty()) {
            return;
        }
        Optional<String> pool = !thin ? Optional.empty() : words.value("--thinpool").map(name -> name.replaceFirst(".*/", ""))
                .or(() -> target.contains("/") ? Optional.of(target.split("/")[1]) : Optional.empty());
        Optional<LogicalVolume> there = pool.flatMap(name -> group.get().volume(name));
        boolean virtual = words.has("-V", "--virtualsize");
        if (thin && words.has("-L", "--size", "-l", "--extents")) {
            if (there.isPresent()) {
                throw new StorageRefusal("Logical Volume \"" + pool.get() + "\" already exists in volume group \"" + groupName + "\"");
            }
            pool(node, words, group.get(), pool.or(() -> words.value("-n", "--name")).orElseGet(() -> fresh(group.get())), said);
            if (!virtual) {
                return;
            }
        }
        VolumeGroup now = Lvm.of(node).group(groupName).orElseThrow();
        String name = words.value("-n", "--name").map(text -> text.replaceFirst(".*/", "")).orElseGet(() -> fresh(now));
        check(now, name);
        if (virtual) {
            LogicalVolume within = now.volume(pool.orElse("")).filter(one -> one.type() == LogicalVolume.Type.POOL)
                    .orElseThrow(() -> new StorageRefusal(pool.flatMap(now::volume).isPresent() ? "Logical volume " + groupName + "/"
                            + pool.get() + " is not a thin pool." : "Thin pool volume " + pool.orElse("") + " not found in Volume group "
                            + groupName + "."));
            Lvm.of(node).edit().thin(now, within, name, extents(words.value("-V", "--virtualsize").orElseThrow(), "-V", said));
            overcommitted(Lvm.of(node).group(groupName).orElseThrow(), within, said);
        } else {
            Lvm.of(node).edit().linear(now, name, wanted(words, now, said));
        }
        said.print("Logical volume \"" + name + "\" created.");
    }

    private static String fresh(VolumeGroup group) {
        int number = 0;
        while (group.volume("lvol" + number).isPresent()) {
            number++;
        }
        return "lvol" + number;
    }

    private static void check(VolumeGroup group, String name) throws StorageRefusal {
        if (!name.matches("[a-zA-Z0-9._+][a-zA-Z0-9._+-]*") || name.equals(".") || name.equals("..")) {
            throw new StorageRefusal("Logical volume name \"" + name + "\" is invalid.");
        }
        if (name.matches("snapshot.*|pvmove.*|.*(_tdata|_tmeta|_pmspare|_mlog|_mimage|_rimage|_rmeta).*")) {
            throw new StorageRefusal("Names including \"" + name.replaceFirst(".*(_t[a-z]+|_[mr][a-z]+|_pmspare).*", "$1")
                    + "\" are reserved. Please choose a different LV name.");
        }
        if (group.volume(name).isPresent()) {
            throw new StorageRefusal("Logical Volume \"" + name + "\" already exists in volume group \"" + group.name() + "\"");
        }
    }

    // -L 10G, -l 100, -l 95%FREE, -l 50%VG
    private static long wanted(CommandLine words, VolumeGroup group, Said said) throws StorageRefusal {
        Optional<String> size = words.value("-L", "--size");
        if (size.isPresent()) {
            return extents(size.get(), "-L", said);
        }
        String text = words.value("-l", "--extents").orElseThrow();
        if (text.matches("\\d{1,9}")) {
            return Long.parseLong(text);
        }
        if (!text.matches("\\d{1,3}%(FREE|VG|PVS)")) {
            throw new StorageRefusal("Invalid argument for --extents: " + text + "\nError during parsing of command line.");
        }
        long percent = Long.parseLong(text.substring(0, text.indexOf('%')));
        return (text.endsWith("FREE") ? group.freeExtents() : group.extents()) * percent / 100;
    }

    private static long extents(String text, String option, Said said) throws StorageRefusal {
        long bytes = LvmSizes.bytes(text).orElseThrow(() -> new StorageRefusal("Invalid argument for "
                + (option.equals("-V") ? "--virtualsize" : "--size") + ": " + text + "\nError during parsing of command line."));
        if (bytes % LogicalVolume.EXTENT != 0) {
            said.print("Rounding up size to full physical extent " + LvmSizes.sentence(LvmSizes.extents(bytes) * LogicalVolume.EXTENT));
        }
        return LvmSizes.extents(bytes);
    }

    private void pool(Machine node, CommandLine words, VolumeGroup group, String name, Said said) throws StorageRefusal {
        check(group, name);
        long extents = wanted(words, group, said);
        long chunk = words.value("-c", "--chunksize")
                .flatMap(text -> LvmSizes.bytes(text.matches("\\d+") ? text + "k" : text)).orElse(CHUNK);
        long bytes = extents * LogicalVolume.EXTENT;
        while (!words.has("-c", "--chunksize") && bytes / chunk * BYTES_PER_CHUNK > LARGEST_METADATA) {
            chunk *= 2;
        }
        Optional<Long> asked = words.value("--poolmetadatasize").flatMap(LvmSizes::bytes);
        long metadata = LvmSizes.extents(asked.orElse(Math.max(LEAST_METADATA, bytes / chunk * BYTES_PER_CHUNK)));
        if (words.value("-l", "--extents").filter("100%FREE"::equals).isPresent()) {
            extents -= 2 * metadata;
        }
        said.print("Thin pool volume with chunk size " + LvmSizes.sentence(chunk) + " can address at most "
                + LvmSizes.sentence(ADDRESSABLE / CHUNK * chunk) + " of data.");
        Lvm.of(node).edit().pool(group, name, extents, metadata, chunk);
        said.print("Logical volume \"" + name + "\" created.");
    }

    private static long bytes(VolumeGroup group, LogicalVolume.Type type) {
        return group.volumes().stream().filter(volume -> volume.type() == type).mapToLong(LogicalVolume::size).sum();
    }

    // thin_pool_check_overprovisioning of lvm2, with its usual configuration: pools do not grow by themselves.
    private static void overcommitted(VolumeGroup group, LogicalVolume pool, Said said) {
        long thin = bytes(group, LogicalVolume.Type.THIN);
        long within = group.thin(pool).stream().mapToLong(LogicalVolume::size).sum();
        long pools = bytes(group, LogicalVolume.Type.POOL);
        if (within <= pool.size() || thin <= pools) {
            return;
        }
        boolean more = pools > pool.size();
        boolean whole = group.size() < thin;
        long size = whole ? group.size() : group.free() < thin ? group.free() : pools;
        String than = whole ? " and the size of whole volume group" : group.free() < thin && size > 0
                ? " and the amount of free space in volume group" : "";
        said.warn("WARNING: Sum of all thin volume sizes (" + LvmSizes.sentence(thin) + ") exceeds the size of thin pool"
                + (more ? "s" : " " + group.name() + "/" + pool.name()) + than + " (" + (size > 0 ? LvmSizes.sentence(size)
                : "no free space in volume group") + ").");
        said.print("WARNING: You have not turned on protection against thin pools running out of space.");
        said.print("WARNING: Set activation/thin_pool_autoextend_threshold below 100 to trigger automatic extension of thin pools before "
                + "they get full.");
    }
}
