package praktikum.sim.shell.tools.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.command.DateFormat;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code mkdir}, {@code rmdir}, {@code rm}, {@code ln}, {@code touch}. */
final class FileTools {

    private FileTools() {}

    static int mkdir(ToolCall tool) {
        Getopt args = tool.args("pm:v", "p=parents", "m=mode");
        if (args.operands().isEmpty()) {
            return tool.missingOperand();
        }
        int status = 0;
        for (String operand : args.operands()) {
            String path = tool.call().path(operand);
            try {
                if (args.has('p')) {
                    makeParents(tool.files(), path);
                } else {
                    tool.files().makeDirectory(path);
                }
                if (args.value('m').isPresent()) {
                    Optional<Integer> mode = FileModes.changed(args.value('m').get(), 0777, true);
                    if (mode.isEmpty()) {
                        return tool.fail("invalid mode " + tool.quoted(args.value('m').get()));
                    }
                    tool.files().setMode(path, mode.get());
                }
                if (args.has('v')) {
                    tool.out().println("mkdir: created directory '" + operand + "'");
                }
            } catch (FileError e) {
                status = tool.fail("cannot create directory " + tool.quoted(operand) + ": " + e.errno().text());
            }
        }
        return status;
    }

    /** Makes a directory and those above it, where they are not there yet. */
    static void makeParents(FileSystem files, String path) throws FileError {
        if (files.isDirectory(path)) {
            return;
        }
        if (!files.exists(path)) {
            makeParents(files, PathNames.parent(path));
        }
        files.makeDirectory(path);
    }

    static int rmdir(ToolCall tool) {
        Getopt args = tool.args("p");
        if (args.operands().isEmpty()) {
            return tool.missingOperand();
        }
        if (args.has('p')) {
            throw new UnsupportedUsage("option -p");
        }
        int status = 0;
        for (String operand : args.operands()) {
            try {
                String path = tool.call().path(operand);
                if (!tool.files().status(path).isDirectory()) {
                    throw new FileError(Errno.ENOTDIR, path);
                }
                tool.files().remove(path);
            } catch (FileError e) {
                status = tool.fail("failed to remove '" + operand + "': " + e.errno().text());
            }
        }
        return status;
    }

    static int rm(ToolCall tool) {
        Getopt args = tool.args("frRdv", "f=force", "r=recursive");
        boolean recursive = args.has('r') || args.has('R');
        if (args.operands().isEmpty() && !args.has('f')) {
            return tool.missingOperand();
        }
        int status = 0;
        for (String operand : args.operands()) {
            String last = operand.replaceFirst("/+$", "").replaceFirst(".*/", "");
            String path = tool.call().path(operand);
            if (path.equals("/") && recursive) {
                tool.fail("it is dangerous to operate recursively on '/'");
                status = tool.fail("use --no-preserve-root to override this failsafe");
            } else if (last.equals(".") || last.equals("..")) {
                status = tool.fail("refusing to remove '.' or '..' directory: skipping '" + operand + "'");
            } else {
                status |= remove(tool, operand, path, recursive, args);
            }
        }
        return status;
    }

    private static int remove(ToolCall tool, String name, String path, boolean recursive, Getopt args) {
        int status = 0;
        try {
            FileStatus what = tool.files().status(path);
            if (what.isDirectory() && !recursive && !args.has('d')) {
                return tool.fail("cannot remove '" + name + "': Is a directory");
            }
            if (what.isDirectory() && recursive) {
                for (String child : tool.files().list(path)) {
                    status |= remove(tool, name + "/" + child, PathNames.child(path, child), true, args);
                }
                if (status != 0) {
                    return status;
                }
            }
            tool.files().remove(path);
            if (args.has('v')) {
                tool.out().println("removed " + (what.isDirectory() ? "directory " : "") + "'" + name + "'");
            }
            return 0;
        } catch (FileError e) {
            boolean missing = e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR;
            return missing && args.has('f') ? status : tool.fail("cannot remove '" + name + "': " + e.errno().text());
        }
    }

    static int ln(ToolCall tool) {
        Getopt args = tool.args("sfnvT", "s=symbolic", "f=force", "n=no-dereference", "T=no-target-directory");
        if (!args.has('s')) {
            throw new UnsupportedUsage("a hard link (without -s)");
        }
        List<String> operands = args.operands();
        if (operands.isEmpty()) {
            tool.fail("missing file operand");
            return tool.hint();
        }
        String last = operands.size() == 1 ? "." : operands.getLast();
        String directory = tool.call().path(last);
        boolean into = !args.has('T') && tool.files().isDirectory(directory) && !(args.has('n') && isLink(tool.files(), directory));
        if (operands.size() > 2 && !into) {
            return tool.fail("target " + tool.quoted(last) + ": "
                    + (tool.files().exists(directory) ? "Not a directory" : "No such file or directory"));
        }
        int status = 0;
        for (String target : operands.subList(0, Math.max(1, operands.size() - 1))) {
            String shown = into ? (last.equals(".") ? "./" : last.endsWith("/") ? last : last + "/")
                    + PathNames.name(tool.call().path(target)) : last;
            String path = into ? PathNames.child(directory, PathNames.name(tool.call().path(target))) : directory;
            try {
                if (args.has('f') && isThere(tool.files(), path)) {
                    tool.files().remove(path);
                }
                tool.files().makeLink(path, target);
            } catch (FileError e) {
                status = tool.fail("failed to create symbolic link '" + shown + "': " + e.errno().text());
            }
        }
        return status;
    }

    private static boolean isLink(FileSystem files, String path) {
        try {
            return files.status(path).isLink();
        } catch (FileError e) {
            return false;
        }
    }

    private static boolean isThere(FileSystem files, String path) {
        try {
            files.status(path);
            return true;
        } catch (FileError e) {
            return false;
        }
    }

    static int touch(ToolCall tool) {
        Getopt args = tool.args("camd:r:t:h", "c=no-create", "d=date", "r=reference");
        if (args.operands().isEmpty()) {
            tool.fail("missing file operand");
            return tool.hint();
        }
        if (args.has('t')) {
            throw new UnsupportedUsage("option -t");
        }
        int status = 0;
        for (String operand : args.operands()) {
            String path = tool.call().path(operand);
            try {
                Instant time = args.has('r') ? tool.files().followed(tool.call().path(args.value('r').orElseThrow())).modified()
                        : args.has('d') ? DateFormat.parse(args.value('d').orElseThrow(), tool.call())
                        : tool.call().machine().clock().instant();
                if (!tool.files().exists(path)) {
                    if (args.has('c')) {
                        continue;
                    }
                    tool.files().write(path, new byte[0]);
                }
                tool.files().setModified(path, time);
            } catch (FileError e) {
                status = tool.fail("cannot touch '" + operand + "': " + e.errno().text());
            }
        }
        return status;
    }
}
