package praktikum.sim.shell.tools.file;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code readlink}, {@code realpath}, {@code basename}, {@code dirname}, {@code mktemp}, {@code which}. */
final class PathTools {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private PathTools() {}

    static int readlink(ToolCall tool) {
        Getopt args = tool.args("femn", "f=canonicalize", "e=canonicalize-existing", "m=canonicalize-missing", "n=no-newline");
        if (args.operands().isEmpty()) {
            return tool.missingOperand();
        }
        int status = 0;
        for (String operand : args.operands()) {
            try {
                String path = tool.call().path(operand);
                if (args.has('m')) {
                    throw new UnsupportedUsage("option -m");
                }
                String shown = args.has('f') || args.has('e') ? tool.files().resolve(path)
                        : tool.files().status(path).target().orElse("");
                if (args.has('e')) {
                    tool.files().status(shown);
                }
                if (shown.isEmpty()) {
                    status = 1;
                } else {
                    tool.out().print(args.has('n') ? shown : shown + "\n");
                }
            } catch (FileError e) {
                status = 1;
            }
        }
        return status;
    }

    static int realpath(ToolCall tool) {
        Getopt args = tool.args("eqs", "e=canonicalize-existing", "s=no-symlinks");
        if (args.operands().isEmpty()) {
            return tool.missingOperand();
        }
        int status = 0;
        for (String operand : args.operands()) {
            try {
                String path = tool.call().path(operand);
                String real = args.has('s') ? path : tool.files().resolve(path);
                if (args.has('e')) {
                    tool.files().status(real);
                }
                tool.out().println(real);
            } catch (FileError e) {
                status = args.has('q') ? 1 : tool.fail(operand + ": " + e.errno().text());
            }
        }
        return status;
    }

    static int basename(ToolCall tool) {
        Getopt args = tool.args("+as:", "a=multiple", "s=suffix");
        List<String> operands = args.operands();
        if (operands.isEmpty()) {
            return tool.missingOperand();
        }
        boolean many = args.has('a') || args.has('s');
        if (!many && operands.size() > 2) {
            tool.fail("extra operand " + tool.quoted(operands.get(2)));
            return tool.hint();
        }
        String suffix = many ? args.value('s').orElse("") : operands.size() == 2 ? operands.get(1) : "";
        for (String operand : many ? operands : operands.subList(0, 1)) {
            String stripped = operand.replaceFirst("(?<=.)/+$", "");
            String base = stripped.equals("/") ? stripped : stripped.substring(stripped.lastIndexOf('/') + 1);
            boolean cut = !suffix.isEmpty() && base.endsWith(suffix) && !base.equals(suffix);
            tool.out().println(cut ? base.substring(0, base.length() - suffix.length()) : base);
        }
        return 0;
    }

    static int dirname(ToolCall tool) {
        Getopt args = tool.args("");
        if (args.operands().isEmpty()) {
            return tool.missingOperand();
        }
        for (String operand : args.operands()) {
            String stripped = operand.replaceFirst("(?<=.)/+$", "");
            int slash = stripped.lastIndexOf('/');
            String above = slash < 0 ? "." : stripped.substring(0, slash).replaceFirst("/+$", "");
            tool.out().println(above.isEmpty() ? "/" : above);
        }
        return 0;
    }

    static int mktemp(ToolCall tool) {
        Getopt args = tool.args("dqtp:u", "d=directory", "q=quiet", "p=tmpdir");
        if (args.has('u') || args.has('t') || args.operands().size() > 1) {
            throw new UnsupportedUsage("this way of calling");
        }
        String template = args.operands().isEmpty() ? "tmp.XXXXXXXXXX" : args.operands().getFirst();
        boolean inTemporary = args.operands().isEmpty() || args.has('p');
        Matcher places = Pattern.compile("X{3,}(?=[^X/]*$)").matcher(template);
        if (!places.find()) {
            return tool.fail("too few X's in template " + tool.quoted(template));
        }
        String base = args.value('p').orElse(tool.call().environment().getOrDefault("TMPDIR", "/tmp"));
        // The name must be new, not secret: the clock is seed enough.
        RandomGenerator random = new Random(tool.call().machine().clock().instant().hashCode());
        while (true) {
            StringBuilder name = new StringBuilder(template);
            for (int i = places.start(); i < places.end(); i++) {
                name.setCharAt(i, LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            String shown = inTemporary ? PathNames.child(base, name.toString()) : name.toString();
            String path = tool.call().path(shown);
            if (tool.files().exists(path)) {
                continue;
            }
            try {
                if (args.has('d')) {
                    tool.files().makeDirectory(path);
                } else {
                    tool.files().write(path, new byte[0]);
                }
                tool.files().setMode(path, args.has('d') ? 0700 : 0600);
                tool.out().println(shown);
                return 0;
            } catch (FileError e) {
                String what = args.has('d') ? "directory" : "file";
                return tool.fail("failed to create " + what + " via template "
                        + tool.quoted(inTemporary ? PathNames.child(base, template) : template)
                        + ": " + e.errno().text());
            }
        }
    }

    static int which(ToolCall tool) {
        int status = 0;
        for (String name : tool.args("").operands()) {
            status |= Executables.find(tool.call(), name).map(path -> {
                tool.out().println(path);
                return 0;
            }).orElse(1);
        }
        return status;
    }

    static int stat(ToolCall tool) {
        Getopt args = tool.args("Lc:", "L=dereference", "c=format");
        if (args.operands().isEmpty()) {
            return tool.missingOperand();
        }
        if (!args.has('c')) {
            throw new UnsupportedUsage("a call without -c");
        }
        int status = 0;
        for (String operand : args.operands()) {
            try {
                String path = tool.call().path(operand);
                FileStatus of = args.has('L') ? tool.files().followed(path) : tool.files().status(path);
                tool.out().println(StatFormat.format(args.value('c').orElseThrow(), operand, of, tool));
            } catch (FileError e) {
                status = tool.fail("cannot statx '" + operand + "': " + e.errno().text());
            }
        }
        return status;
    }
}
