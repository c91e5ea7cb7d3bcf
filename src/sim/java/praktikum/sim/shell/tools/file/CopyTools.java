package praktikum.sim.shell.tools.file;

import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.ToolCall;

/** {@code cp}, {@code mv} and {@code install}. */
final class CopyTools {

    private CopyTools() {}

    static int cp(ToolCall tool) {
        Getopt args = tool.args("rRafpvTn", "r=recursive", "a=archive", "p=preserve", "f=force", "T=no-target-directory", "n=no-clobber");
        boolean recursive = args.has('r') || args.has('R') || args.has('a');
        boolean keep = args.has('a') || args.has('p');
        return each(tool, args, (source, target, name, targetName) -> {
            FileStatus status = args.has('a') ? tool.files().status(source) : tool.files().followed(source);
            if (status.isDirectory() && !recursive) {
                return tool.fail("-r not specified; omitting directory '" + name + "'");
            }
            if (args.has('n') && tool.files().exists(target)) {
                return 0;
            }
            if (tool.files().exists(target) && tool.files().resolve(target).equals(tool.files().resolve(source))) {
                return tool.fail("'" + name + "' and '" + targetName + "' are the same file");
            }
            if (status.isDirectory() && (target + "/").startsWith(source + "/")) {
                return tool.fail("cannot copy a directory, '" + name + "', into itself, '" + targetName + "'");
            }
            return copy(tool, source, target, name, targetName, keep);
        });
    }

    private static int copy(ToolCall tool, String source, String target, String name, String targetName, boolean keep) {
        FileSystem files = tool.files();
        try {
            FileStatus status = files.status(source);
            if (status.isLink() && keep) {
                if (files.exists(target)) {
                    files.remove(target);
                }
                files.makeLink(target, status.target().orElseThrow());
                return 0;
            }
            status = files.followed(source);
            int result = 0;
            if (status.isDirectory()) {
                if (files.exists(target) && !files.isDirectory(target)) {
                    return tool.fail("cannot overwrite non-directory '" + targetName + "' with directory '" + name + "'");
                }
                if (!files.exists(target)) {
                    files.makeDirectory(target);
                }
                for (String child : files.list(source)) {
                    result |= copy(tool, PathNames.child(source, child), PathNames.child(target, child), name + "/" + child,
                            targetName + "/" + child, keep);
                }
            } else {
                boolean there = files.exists(target);
                byte[] content;
                try {
                    content = files.read(source);
                } catch (FileError e) {
                    return tool.fail("cannot open '" + name + "' for reading: " + e.errno().text());
                }
                files.write(target, content);
                if (!there && !keep) {
                    files.setMode(target, status.mode() & 0755);
                }
            }
            if (keep) {
                files.setOwner(target, status.owner(), status.group());
                files.setMode(target, status.mode());
                files.setModified(target, status.modified());
            }
            return result;
        } catch (FileError e) {
            boolean attributes = e.errno() == Errno.EPERM;
            return tool.fail(attributes ? "failed to preserve ownership for '" + targetName + "': " + e.errno().text()
                    : "cannot create regular file '" + targetName + "': " + e.errno().text());
        }
    }

    static int mv(ToolCall tool) {
        Getopt args = tool.args("fvTn", "f=force", "T=no-target-directory", "n=no-clobber");
        return each(tool, args, (source, target, name, targetName) -> {
            FileStatus status = tool.files().status(source);
            if (args.has('n') && tool.files().exists(target)) {
                return 0;
            }
            if (source.equals(target)) {
                return tool.fail("'" + name + "' and '" + targetName + "' are the same file");
            }
            if (status.isDirectory() && (target + "/").startsWith(source + "/")) {
                return tool.fail("cannot move '" + name + "' to a subdirectory of itself, '" + targetName + "'");
            }
            if (status.isDirectory() && tool.files().exists(target) && !tool.files().isDirectory(target)) {
                return tool.fail("cannot overwrite non-directory '" + targetName + "' with directory '" + name + "'");
            }
            try {
                tool.files().rename(source, target);
                return 0;
            } catch (FileError e) {
                if (e.errno() != Errno.EXDEV) {
                    return tool.fail("cannot move '" + name + "' to '" + targetName + "': " + e.errno().text());
                }
                int copied = copy(tool, source, target, name, targetName, true);
                return copied == 0 ? removeTree(tool, source, name) : copied;
            }
        });
    }

    private static int removeTree(ToolCall tool, String path, String name) {
        try {
            if (tool.files().status(path).isDirectory()) {
                for (String child : tool.files().list(path)) {
                    removeTree(tool, PathNames.child(path, child), name + "/" + child);
                }
            }
            tool.files().remove(path);
            return 0;
        } catch (FileError e) {
            return tool.fail("cannot remove '" + name + "': " + e.errno().text());
        }
    }

    /** Does something to one source and its target. */
    private interface Step {
        int run(String source, String target, String name, String targetName) throws FileError;
    }

    private static int each(ToolCall tool, Getopt args, Step step) {
        List<String> operands = args.operands();
        if (operands.size() < 2) {
            tool.fail(operands.isEmpty() ? "missing file operand" : "missing destination file operand after '" + operands.getFirst() + "'");
            return tool.hint();
        }
        String last = operands.getLast();
        String destination = tool.call().path(last);
        boolean into = !args.has('T') && tool.files().isDirectory(destination);
        if (!into && (operands.size() > 2 || last.endsWith("/") && !tool.files().isDirectory(tool.call().path(operands.getFirst())))) {
            boolean there = tool.files().exists(destination);
            return operands.size() > 2
                    ? tool.fail("target '" + last + "'" + (there ? ": Not a directory" : ": No such file or directory"))
                    : tool.fail("cannot create regular file '" + last + "': Not a directory");
        }
        int status = 0;
        for (String operand : operands.subList(0, operands.size() - 1)) {
            String source = tool.call().path(operand);
            String name = PathNames.name(source);
            try {
                status |= step.run(source, into ? PathNames.child(destination, name) : destination, operand,
                        into ? (last.endsWith("/") ? last : last + "/") + name : last);
            } catch (FileError e) {
                status = tool.fail("cannot stat '" + operand + "': " + e.errno().text());
            }
        }
        return status;
    }

    static int install(ToolCall tool) {
        Getopt args = tool.args("dm:o:g:DpvT", "d=directory", "m=mode", "o=owner", "g=group");
        Optional<Integer> mode = FileModes.changed(args.value('m').orElse("0755"), 0, args.has('d'));
        if (mode.isEmpty()) {
            return tool.fail("invalid mode " + tool.quoted(args.value('m').orElseThrow()));
        }
        Optional<Ownership> ownership = Ownership.read(tool, args.value('o').orElse("") + ":" + args.value('g').orElse(""), false);
        if (ownership.isEmpty()) {
            return 1;
        }
        Step finish = (source, target, name, targetName) -> {
            FileStatus made = tool.files().status(target);
            tool.files().setOwner(target, ownership.get().owner().orElse(made.owner()), ownership.get().group().orElse(made.group()));
            tool.files().setMode(target, mode.get());
            return 0;
        };
        if (!args.has('d')) {
            return each(tool, args, (source, target, name, targetName) -> {
                byte[] content = tool.files().read(source);
                try {
                    if (args.has('D')) {
                        FileTools.makeParents(tool.files(), PathNames.parent(target));
                    }
                    tool.files().write(target, content);
                    return finish.run(source, target, name, targetName);
                } catch (FileError e) {
                    return tool.fail("cannot create regular file '" + targetName + "': " + e.errno().text());
                }
            });
        }
        int status = 0;
        for (String operand : args.operands()) {
            try {
                FileTools.makeParents(tool.files(), tool.call().path(operand));
                finish.run("", tool.call().path(operand), "", operand);
            } catch (FileError e) {
                status = tool.fail("cannot create directory " + tool.quoted(operand) + ": " + e.errno().text());
            }
        }
        return status;
    }
}
