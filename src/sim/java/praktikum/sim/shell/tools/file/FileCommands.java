package praktikum.sim.shell.tools.file;

import java.util.Map;
import praktikum.sim.shell.command.ToolCall;

/** Front door: the commands that make, show and change files. */
public final class FileCommands {

    private FileCommands() {}

    /** What they do, by name. */
    public static Map<String, ToolCall.Body> all() {
        return Map.ofEntries(
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
                Map.entry("readlink", PathTools::readlink),
                Map.entry("realpath", PathTools::realpath),
                Map.entry("basename", PathTools::basename),
                Map.entry("dirname", PathTools::dirname),
                Map.entry("mktemp", PathTools::mktemp),
                Map.entry("which", PathTools::which),
                Map.entry("stat", PathTools::stat),
                Map.entry("ls", Ls::run),
                Map.entry("find", Find::run),
                Map.entry("dd", Dd::run));
    }
}
