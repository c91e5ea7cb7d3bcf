package praktikum.sim.machine.storage.tool;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.DiskFileSystem;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.Terminal;

/** {@code mkfs.ext4} of e2fsprogs and {@code mkfs.xfs} of xfsprogs, with what they print on a good run and when they refuse. */
final class Mkfs implements Program {

    private static final long BLOCK = 4096;

    private final Machine node;
    private final String type;

    /** The one that makes file systems of that type. */
    Mkfs(Machine node, String type) {
        this.node = node;
        this.type = type;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        boolean xfs = type.equals("xfs");
        CommandLine words = CommandLine.of(call.args(), Set.of("-F", "-f", "-q", "-K", "-v"), Set.of("-L", "-m", "-E", "-O", "-T",
                "-b", "-i", "-U", "-s", "-d", "-l"));
        String name = "mkfs." + type;
        String banner = xfs || words.has("-q") ? "" : "mke2fs " + (node.release().number() >= 9 ? "1.47.2 (1-Jan-2025)"
                : "1.47.0 (5-Feb-2023)") + "\n";
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return InstantCommand.print(call, Answer.fail(1, name + ": invalid option -- '"
                    + words.unknown().or(words::valueless).get().replaceFirst("^-+", "") + "'\n"));
        }
        if (words.rest().size() != 1) {
            return InstantCommand.print(call, Answer.fail(1, xfs ? "Usage: mkfs.xfs\n" : "Usage: mkfs.ext4 [options] device\n"));
        }
        String word = words.rest().getFirst();
        Optional<BlockDevice> found = node.world().ask(() -> BlockDevices.of(node).at(call.path(word)));
        Optional<String> refusal = node.world().ask(() -> refusal(found, word, name, words.has("-f")));
        if (refusal.isPresent()) {
            return InstantCommand.print(call, Answer.fail(1, banner + refusal.get()));
        }
        Optional<String> held = node.world().ask(() -> Magic.held(node, found.get()));
        if (!xfs && held.isPresent() && !words.has("-F") && !proceed(call, banner, word, held.get())) {
            return 1;
        }
        return InstantCommand.print(call, node.world().ask(() -> {
            DiskFileSystem.make(node, found.get(), type, words.value("-L").orElse(""));
            String uuid = BlockDevices.of(node).named(found.get().name()).orElseThrow().signature().orElseThrow().uuid();
            return new Answer(0, words.has("-q") ? "" : xfs ? xfs(found.get(), word) : ext4(found.get(), uuid), banner);
        }));
    }

    private Optional<String> refusal(Optional<BlockDevice> found, String word, String name, boolean force) {
        boolean xfs = type.equals("xfs");
        if (found.isEmpty()) {
            return Optional.of(xfs ? "Error accessing specified device " + word + ": No such file or directory\nUsage: mkfs.xfs\n"
                    : "The file " + word + " does not exist and no size was specified.\n");
        }
        BlockDevice device = found.get();
        if (!Mounts.of(node).of(device).isEmpty()) {
            return Optional.of(xfs ? "mkfs.xfs: " + word + " contains a mounted filesystem\nUsage: mkfs.xfs\n"
                    : word + " is mounted; will not make a filesystem here!\n");
        }
        if (BlockDevices.of(node).busy(device)) {
            return Optional.of(xfs ? "mkfs.xfs: cannot open " + word + ": Device or resource busy\n"
                    : word + " is apparently in use by the system; will not make a filesystem here!\n");
        }
        Optional<String> held = Magic.held(node, device);
        if (xfs && held.isPresent() && !force) {
            return Optional.of(name + ": " + word + " appears to contain " + (held.get().equals("gpt") ? "a partition table (gpt)"
                    : "an existing filesystem (" + held.get() + ")") + ".\n" + name + ": Use the -f option to force overwrite.\n");
        }
        return Optional.empty();
    }

    // mke2fs asks only where somebody sits at a terminal, else it goes on.
    private static boolean proceed(Call call, String banner, String word, String held) {
        if (!call.inputIsTerminal() || !call.outputIsTerminal()) {
            return true;
        }
        call.err().print(banner);
        call.err().flush();
        call.out().print((held.equals("gpt") ? "Found a gpt partition table in " + word : word + " contains a " + held + " file system")
                + "\nProceed anyway? (y,N) ");
        call.out().flush();
        return call.terminal().flatMap(terminal -> {
            try {
                return terminal.readLine(Terminal.Echo.TYPED);
            } catch (IOException | InterruptedException gone) {
                return Optional.<String>empty();
            }
        }).filter(answer -> answer.startsWith("y") || answer.startsWith("Y")).isPresent();
    }

    private static String ext4(BlockDevice device, String uuid) {
        long blocks = device.size() / BLOCK;
        List<Long> backups = DiskFileSystem.ext4Backups(device.size());
        var text = new StringBuilder("Discarding device blocks: done                            \nCreating filesystem with " + blocks
                + " 4k blocks and " + (blocks / 4 + 7) / 8 * 8 + " inodes\nFilesystem UUID: " + uuid
                + "\nSuperblock backups stored on blocks: ");
        int left = 0;
        for (int i = 0; i < backups.size(); i++) {
            String number = String.valueOf(backups.get(i));
            text.append(i == 0 ? "" : ", ");
            if (number.length() + 2 > left) {
                text.append("\n\t");
                left = 72;
            }
            left -= number.length() + 2;
            text.append(number);
        }
        String done = "done                            \n";
        return text.append("\n\nAllocating group tables: ").append(done).append("Writing inode tables: ").append(done)
                .append("Creating journal (").append(DiskFileSystem.ext4Journal(blocks)).append(" blocks): done\n")
                .append("Writing superblocks and filesystem accounting information: ").append("done\n\n").toString();
    }

    private static String xfs(BlockDevice device, String word) {
        long blocks = device.size() / BLOCK;
        return String.format(Locale.ROOT, "meta-data=%-22s isize=512    agcount=4, agsize=%d blks\n", word, (blocks + 3) / 4)
                + "         =                       sectsz=512   attr=2, projid32bit=1\n"
                + "         =                       crc=1        finobt=1, sparse=1, rmapbt=0\n"
                + "         =                       reflink=1    bigtime=1 inobtcount=1 nrext64=0\n"
                + String.format(Locale.ROOT, "data     =                       bsize=4096   blocks=%d, imaxpct=25\n", blocks)
                + "         =                       sunit=0      swidth=0 blks\n"
                + "naming   =version 2              bsize=4096   ascii-ci=0, ftype=1\n"
                + "log      =internal log           bsize=4096   blocks=16384, version=2\n"
                + "         =                       sectsz=512   sunit=0 blks, lazy-count=1\n"
                + "realtime =none                   extsz=4096   blocks=0, rtextents=0\n";
    }
}
