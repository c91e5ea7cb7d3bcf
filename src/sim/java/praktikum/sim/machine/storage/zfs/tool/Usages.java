package praktikum.sim.machine.storage.zfs.tool;

import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;

/** What zpool and zfs say when they are called wrongly: what is wrong, and the usage of the subcommand; exit code 2. */
final class Usages {

    private static final Map<String, String> ZPOOL = Map.ofEntries(
            Map.entry("attach", "\tattach [-fsw] [-o property=value] <pool> <device> <new-device>\n"),
            Map.entry("clear", "\tclear [[--power]|[-nF]] <pool> [device]\n"),
            Map.entry("create", "\tcreate [-fnd] [-o property=value] ... \n\t    [-O file-system-property=value] ... \n"
                    + "\t    [-m mountpoint] [-R root] <pool> <vdev> ...\n"),
            Map.entry("add", "\tadd [-fgLnP] [-o property=value] <pool> <vdev> ...\n"),
            Map.entry("destroy", "\tdestroy [-f] <pool>\n"),
            Map.entry("detach", "\tdetach <pool> <device>\n"),
            Map.entry("export", "\texport [-af] <pool> ...\n"),
            Map.entry("history", "\thistory [-il] [<pool>] ...\n"),
            Map.entry("import", "\timport [-d dir] [-D]\n\timport [-o mntopts] [-o property=value] ... \n"
                    + "\t    [-d dir | -c cachefile] [-D] [-l] [-f] [-m] [-N] [-R root] [-F [-n]] -a\n"
                    + "\timport [-o mntopts] [-o property=value] ... \n"
                    + "\t    [-d dir | -c cachefile] [-D] [-l] [-f] [-m] [-N] [-R root] [-F [-n]]\n"
                    + "\t    [--rewind-to-checkpoint] <pool | id> [newpool]\n"),
            Map.entry("list", "\tlist [-gHLpPv] [-o property[,...]] [-T d|u] [pool] ... \n\t    [interval [count]]\n"),
            Map.entry("offline", "\toffline [--power]|[[-f][-t]] <pool> <device> ...\n"),
            Map.entry("online", "\tonline [--power][-e] <pool> <device> ...\n"),
            Map.entry("replace", "\treplace [-fsw] [-o property=value] <pool> <device> [new-device]\n"),
            Map.entry("labelclear", "\tlabelclear [-f] <vdev>\n"),
            Map.entry("scrub", "\tscrub [-s | -p] [-w] [-e] <pool> ...\n"),
            Map.entry("status", "\tstatus [--power] [-c [script1,script2,...]] [-DegiLpPstvx] [-T d|u] [pool] ...\n"
                    + "\t    [interval [count]]\n"),
            Map.entry("get", "\tget [-Hp] [-o \"all\" | field[,...]] <\"all\" | property[,...]> <pool> ...\n"),
            Map.entry("set", "\tset <property=value> <pool>\n\tset <vdev_property=value> <pool> <vdev>\n"));

    private static final Map<String, String> ZFS = Map.ofEntries(
            Map.entry("create", "\tcreate [-Pnpuv] [-o property=value] ... <filesystem>\n"
                    + "\tcreate [-Pnpsv] [-b blocksize] [-o property=value] ... -V <size> <volume>\n"),
            Map.entry("destroy", "\tdestroy [-fnpRrv] <filesystem|volume>\n\tdestroy [-dnpRrv] "
                    + "<filesystem|volume>@<snap>[%<snap>][,...]\n\tdestroy <filesystem|volume>#<bookmark>\n"),
            Map.entry("get", "\tget [-rHp] [-d max] [-o \"all\" | field[,...]]\n\t    [-t type[,...]] [-s source[,...]]\n"
                    + "\t    <\"all\" | property[,...]> [filesystem|volume|snapshot|bookmark] ...\n"),
            Map.entry("inherit", "\tinherit [-rS] <property> <filesystem|volume|snapshot> ...\n"),
            Map.entry("list", "\tlist [-Hp] [-r|-d max] [-o property[,...]] [-s property]...\n\t    [-S property]... [-t type[,...]] "
                    + "[filesystem|volume|snapshot] ...\n"),
            Map.entry("mount", "\tmount\n\tmount [-flvO] [-o opts] <-a|-R filesystem|filesystem>\n"),
            Map.entry("rename", "\trename [-f] <filesystem|volume|snapshot> <filesystem|volume|snapshot>\n"
                    + "\trename -p [-f] <filesystem|volume> <filesystem|volume>\n\trename -u [-f] <filesystem> <filesystem>\n"
                    + "\trename -r <snapshot> <snapshot>\n"),
            Map.entry("rollback", "\trollback [-rRf] <snapshot>\n"),
            Map.entry("set", "\tset [-u] <property=value> ... <filesystem|volume|snapshot> ...\n"),
            Map.entry("snapshot", "\tsnapshot [-r] [-o property=value] ... <filesystem|volume>@<snap> ...\n"),
            Map.entry("unmount", "\tunmount [-fu] <-a | filesystem|mountpoint>\n"));

    private Usages() {}

    /** The answer of {@code zpool SUB}. */
    static Answer zpool(String sub, String wrong) {
        return Answer.fail(2, wrong + "\nusage:\n" + ZPOOL.getOrDefault(sub, ""));
    }

    /** The answer of {@code zfs SUB}. */
    static Answer zfs(String sub, String wrong) {
        return Answer.fail(2, wrong + "\nusage:\n" + ZFS.getOrDefault(sub, ""));
    }

    /** What is wrong with the options, empty where nothing is. */
    static Optional<String> wrong(CommandLine words) {
        return words.unknown().map(option -> "invalid option '" + option.replaceFirst("^-+", "").substring(0, 1) + "'")
                .or(() -> words.valueless().map(option -> "missing argument for '" + option.replaceFirst("^-+", "") + "' option"));
    }
}
