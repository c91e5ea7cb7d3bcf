package praktikum.sim.shell.tools.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileError.Errno;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.ToolCall;

/** Who may do what with files: {@code chmod}, {@code chown}, {@code chgrp}. */
final class PermissionTools {

    private PermissionTools() {}

    static int chmod(ToolCall tool) {
        // A mode such as -x looks like an option.
        List<String> words = new ArrayList<>(tool.call().args());
        int at = 0;
        boolean recursive = false;
        while (at < words.size() && words.get(at).matches("-[Rvcf]+|--recursive")) {
            recursive |= words.get(at).contains("R") || words.get(at).equals("--recursive");
            at++;
        }
        List<String> rest = words.subList(at, words.size());
        if (rest.size() < 2) {
            tool.fail(rest.isEmpty() ? "missing operand" : "missing operand after " + tool.quoted(rest.getFirst()));
            return tool.hint();
        }
        int status = 0;
        for (String operand : rest.subList(1, rest.size())) {
            status |= chmod(tool, rest.getFirst(), operand, recursive);
        }
        return status;
    }

    private static int chmod(ToolCall tool, String change, String operand, boolean recursive) {
        String path = tool.call().path(operand);
        int status = 0;
        try {
            FileStatus before = tool.files().followed(path);
            Optional<Integer> mode = FileModes.changed(change, before.mode(), before.isDirectory());
            if (mode.isEmpty()) {
                tool.fail("invalid mode: " + tool.quoted(change));
                return tool.hint();
            }
            tool.files().setMode(path, mode.get());
            if (recursive && before.isDirectory()) {
                for (String child : tool.files().list(path)) {
                    if (!tool.files().status(PathNames.child(path, child)).isLink()) {
                        status |= chmod(tool, change, operand + "/" + child, true);
                    }
                }
            }
            return status;
        } catch (FileError e) {
            return tool.fail(e.errno() == Errno.ENOENT ? "cannot access '" + operand + "': " + e.errno().text()
                    : "changing permissions of '" + operand + "': " + e.errno().text());
        }
    }

    static int chown(ToolCall tool) {
        return own(tool, false);
    }

    static int chgrp(ToolCall tool) {
        return own(tool, true);
    }

    private static int own(ToolCall tool, boolean groupOnly) {
        Getopt args = tool.args("Rhv", "R=recursive", "h=no-dereference");
        List<String> operands = args.operands();
        if (operands.size() < 2) {
            tool.fail(operands.isEmpty() ? "missing operand" : "missing operand after " + tool.quoted(operands.getFirst()));
            return tool.hint();
        }
        Optional<Ownership> ownership = Ownership.read(tool, operands.getFirst(), groupOnly);
        if (ownership.isEmpty()) {
            return 1;
        }
        int status = 0;
        for (String operand : operands.subList(1, operands.size())) {
            status |= own(tool, ownership.get(), operand, args.has('R'));
        }
        return status;
    }

    private static int own(ToolCall tool, Ownership ownership, String operand, boolean recursive) {
        String path = tool.call().path(operand);
        int status = 0;
        try {
            FileStatus before = tool.files().followed(path);
            tool.files().setOwner(path, ownership.owner().orElse(before.owner()), ownership.group().orElse(before.group()));
            if (recursive && before.isDirectory()) {
                for (String child : tool.files().list(path)) {
                    if (!tool.files().status(PathNames.child(path, child)).isLink()) {
                        status |= own(tool, ownership, operand + "/" + child, true);
                    }
                }
            }
            return status;
        } catch (FileError e) {
            return tool.fail(e.errno() == Errno.ENOENT ? "cannot access '" + operand + "': " + e.errno().text()
                    : "changing ownership of '" + operand + "': " + e.errno().text());
        }
    }
}
