package praktikum.sim.shell.tools.file;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.Accounts;
import praktikum.sim.shell.command.DateFormat;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code ls}, one name per line: on a terminal too, where the real one makes columns. */
final class Ls {

    private static final Duration RECENT = Duration.ofDays(182);

    private final ToolCall tool;
    private final Getopt args;
    private int status;

    /** A file under the name that is shown. */
    private record Entry(String name, String path, FileStatus status) {}

    private Ls(ToolCall tool, Getopt args) {
        this.tool = tool;
        this.args = args;
    }

    static int run(ToolCall tool) {
        Getopt args = tool.args("1aAldhnrtRFpi", "a=all", "A=almost-all", "d=directory", "h=human-readable", "r=reverse",
                "n=numeric-uid-gid");
        if (args.has('F') || args.has('p') || args.has('i')) {
            throw new UnsupportedUsage("option -F, -p or -i");
        }
        return new Ls(tool, args).list(args.operands().isEmpty() ? List.of(".") : args.operands());
    }

    private int list(List<String> operands) {
        List<Entry> files = new ArrayList<>();
        List<Entry> directories = new ArrayList<>();
        for (String operand : operands) {
            try {
                String path = tool.call().path(operand);
                FileStatus of = tool.files().status(path);
                boolean followed = of.isLink() && !args.has('l') && !args.has('d') && tool.files().exists(path);
                of = followed || operand.endsWith("/") ? tool.files().followed(path) : of;
                (of.isDirectory() && !args.has('d') ? directories : files).add(new Entry(operand, path, of));
            } catch (FileError e) {
                tool.call().err().println("ls: cannot access '" + operand + "': " + e.errno().text());
                status = 2;
            }
        }
        print(sorted(files), false);
        boolean titled = operands.size() > 1 || args.has('R');
        boolean first = files.isEmpty();
        for (Entry directory : sorted(directories)) {
            if (titled) {
                tool.out().print((first ? "" : "\n") + directory.name + ":\n");
            }
            first = false;
            directory(directory);
        }
        return status;
    }

    private void directory(Entry directory) {
        List<Entry> entries = new ArrayList<>();
        try {
            List<String> names = new ArrayList<>(tool.files().list(directory.path));
            if (args.has('a')) {
                names.addAll(List.of(".", ".."));
            } else if (!args.has('A')) {
                names.removeIf(name -> name.startsWith("."));
            }
            for (String name : names) {
                String path = PathNames.absolute(directory.path, name);
                entries.add(new Entry(name, path, tool.files().status(path)));
            }
        } catch (FileError e) {
            tool.out().flush();
            tool.call().err().println("ls: cannot open directory '" + directory.name + "': " + e.errno().text());
            status = 2;
            return;
        }
        print(sorted(entries), args.has('l') || args.has('n'));
        if (args.has('R')) {
            for (Entry entry : sorted(entries)) {
                if (entry.status.isDirectory() && !List.of(".", "..").contains(entry.name)) {
                    String name = directory.name + (directory.name.endsWith("/") ? "" : "/") + entry.name;
                    tool.out().print("\n" + name + ":\n");
                    directory(new Entry(name, entry.path, entry.status));
                }
            }
        }
    }

    private List<Entry> sorted(List<Entry> entries) {
        Comparator<Entry> order = Comparator.comparing(Entry::name);
        if (args.has('t')) {
            order = Comparator.<Entry, Instant>comparing(entry -> entry.status.modified()).reversed().thenComparing(order);
        }
        return entries.stream().sorted(args.has('r') ? order.reversed() : order).toList();
    }

    private void print(List<Entry> entries, boolean withTotal) {
        if (!args.has('l') && !args.has('n')) {
            entries.forEach(entry -> tool.out().println(entry.name));
            return;
        }
        if (withTotal) {
            long blocks = entries.stream().mapToLong(entry -> entry.status.isLink() ? 0 : (entry.status.size() + 4095) / 4096 * 4).sum();
            tool.out().println("total " + (args.has('h') && blocks > 0 ? human(blocks * 1024) : blocks));
        }
        Accounts accounts = Accounts.of(tool.call().machine().files());
        List<String[]> rows = new ArrayList<>();
        for (Entry entry : entries) {
            FileStatus of = entry.status;
            rows.add(new String[] {FileModes.shown(of), String.valueOf(links(entry)),
                    args.has('n') ? accounts.uid(of.owner()) : of.owner(), args.has('n') ? accounts.gid(of.group()) : of.group(),
                    args.has('h') ? human(of.size()) : String.valueOf(of.size()), time(of.modified()),
                    entry.name + of.target().map(target -> " -> " + target).orElse("")});
        }
        int[] widths = new int[7];
        rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row[i].length())));
        for (String[] row : rows) {
            tool.out().println(row[0] + " " + right(row[1], widths[1]) + " " + left(row[2], widths[2]) + " " + left(row[3], widths[3]) + " "
                    + right(row[4], widths[4]) + " " + row[5] + " " + row[6]);
        }
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** A directory has a link for itself, one above, and one in each directory in it. */
    private long links(Entry entry) {
        if (!entry.status.isDirectory()) {
            return 1;
        }
        long directories = 2;
        try {
            for (String name : tool.files().list(entry.path)) {
                directories += tool.files().status(PathNames.child(entry.path, name)).isDirectory() ? 1 : 0;
            }
        } catch (FileError e) {
            return directories;
        }
        return directories;
    }

    private String time(Instant modified) {
        Instant now = tool.call().machine().clock().instant();
        boolean recent = modified.isAfter(now.minus(RECENT)) && !modified.isAfter(now);
        return DateFormat.format(recent ? "%b %e %H:%M" : "%b %e  %Y", ZonedDateTime.ofInstant(modified, DateFormat.zone(tool.call())));
    }

    private static String human(long size) {
        if (size < 1024) {
            return String.valueOf(size);
        }
        double value = size;
        int unit = -1;
        while (value >= 1024 && unit < 5) {
            value /= 1024;
            unit++;
        }
        double tenths = Math.ceil(value * 10) / 10;
        Optional<String> small = tenths < 10 ? Optional.of("%.1f".formatted(tenths)) : Optional.empty();
        return small.orElseGet(() -> "%.0f".formatted(Math.ceil(size / Math.pow(1024, Math.floor(Math.log(size) / Math.log(1024))))))
                + "KMGTPE".charAt(unit);
    }
}
