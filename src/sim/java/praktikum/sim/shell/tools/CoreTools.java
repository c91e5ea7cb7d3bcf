package praktikum.sim.shell.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.Program;
import praktikum.sim.shell.run.ShellPrograms;
import praktikum.sim.shell.tools.file.CopyTools;
import praktikum.sim.shell.tools.file.Dd;
import praktikum.sim.shell.tools.file.FileTools;
import praktikum.sim.shell.tools.file.Find;
import praktikum.sim.shell.tools.file.Ls;
import praktikum.sim.shell.tools.file.PathTools;
import praktikum.sim.shell.tools.file.PermissionTools;
import praktikum.sim.shell.tools.sed.Sed;
import praktikum.sim.shell.tools.system.SystemTools;
import praktikum.sim.shell.tools.system.Timeout;
import praktikum.sim.shell.tools.system.Xargs;
import praktikum.sim.shell.tools.text.Awk;
import praktikum.sim.shell.tools.text.ChecksumTools;
import praktikum.sim.shell.tools.text.Diff;
import praktikum.sim.shell.tools.text.Grep;
import praktikum.sim.shell.tools.text.Sort;
import praktikum.sim.shell.tools.text.StreamTools;
import praktikum.sim.shell.tools.text.TextTools;
import praktikum.sim.shell.tools.text.Tr;

/** What every Debian machine has: the shells, and those of the usual text and file tools that the simulator knows. */
public final class CoreTools {

    private CoreTools() {}

    /** The programs by name. */
    public static Map<String, Program> programs() {
        Map<String, Program> programs = new HashMap<>(ShellPrograms.all());
        tools().forEach((name, body) -> programs.put(name, ToolCall.program(name, body)));
        return Map.copyOf(programs);
    }

    /**
     * Puts their files into {@code /usr/bin}, with {@code /bin}, {@code /sbin} and {@code sh} as Debian has them, and the
     * directories {@code /root}, {@code /tmp} and {@code /var/tmp}.
     */
    public static void install(FileSystem files) throws FileError {
        for (String directory : List.of("/usr", "/usr/bin", "/usr/sbin", "/usr/local", "/usr/local/bin", "/usr/local/sbin", "/root",
                "/tmp", "/var", "/var/tmp")) {
            if (!files.exists(directory)) {
                files.makeDirectory(directory);
            }
        }
        files.setMode("/root", 0700);
        files.setMode("/tmp", 01777);
        files.setMode("/var/tmp", 01777);
        for (String directory : List.of("bin", "sbin")) {
            if (!files.exists("/" + directory)) {
                files.makeLink("/" + directory, "usr/" + directory);
            }
        }
        Set<String> names = new TreeSet<>(programs().keySet());
        Executables.install(files, names.stream().map(name -> "/usr/bin/" + name).toList());
        files.makeLink("/usr/bin/sh", "dash");
    }

    private static Map<String, ToolCall.Body> tools() {
        return Map.ofEntries(
                Map.entry("cat", StreamTools::cat),
                Map.entry("tee", StreamTools::tee),
                Map.entry("head", StreamTools::head),
                Map.entry("tail", StreamTools::tail),
                Map.entry("grep", Grep::grep),
                Map.entry("egrep", Grep::egrep),
                Map.entry("fgrep", Grep::fgrep),
                Map.entry("sed", Sed::run),
                Map.entry("cut", TextTools::cut),
                Map.entry("uniq", TextTools::uniq),
                Map.entry("wc", TextTools::wc),
                Map.entry("seq", TextTools::seq),
                Map.entry("yes", TextTools::yes),
                Map.entry("tac", TextTools::tac),
                Map.entry("rev", TextTools::rev),
                Map.entry("tr", Tr::run),
                Map.entry("mkdir", FileTools::mkdir),
                Map.entry("rmdir", FileTools::rmdir),
                Map.entry("rm", FileTools::rm),
                Map.entry("ln", FileTools::ln),
                Map.entry("touch", FileTools::touch),
                Map.entry("chmod", PermissionTools::chmod),
                Map.entry("chown", PermissionTools::chown),
                Map.entry("chgrp", PermissionTools::chgrp),
                Map.entry("cp", CopyTools::cp),
                Map.entry("mv", CopyTools::mv),
                Map.entry("install", CopyTools::install),
                Map.entry("env", SystemTools::env),
                Map.entry("printenv", SystemTools::printenv),
                Map.entry("sudo", SystemTools::sudo),
                Map.entry("sleep", SystemTools::sleep),
                Map.entry("date", SystemTools::date),
                Map.entry("id", SystemTools::id),
                Map.entry("whoami", SystemTools::whoami),
                Map.entry("sync", SystemTools::sync),
                Map.entry("sort", Sort::run),
                Map.entry("readlink", PathTools::readlink),
                Map.entry("realpath", PathTools::realpath),
                Map.entry("basename", PathTools::basename),
                Map.entry("dirname", PathTools::dirname),
                Map.entry("mktemp", PathTools::mktemp),
                Map.entry("which", PathTools::which),
                Map.entry("stat", PathTools::stat),
                Map.entry("ls", Ls::run),
                Map.entry("cmp", ChecksumTools::cmp),
                Map.entry("sha256sum", ChecksumTools.checksum("SHA-256")),
                Map.entry("md5sum", ChecksumTools.checksum("MD5")),
                Map.entry("base64", ChecksumTools::base64),
                Map.entry("diff", Diff::run),
                Map.entry("find", Find::run),
                Map.entry("xargs", Xargs::run),
                Map.entry("dd", Dd::run),
                Map.entry("awk", Awk::run),
                Map.entry("timeout", Timeout::run));
    }
}
