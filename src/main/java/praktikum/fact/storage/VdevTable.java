package praktikum.fact.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;

/** The table of devices of one pool in {@code zpool status}: {@code NAME STATE READ WRITE CKSUM} and a remark. */
final class VdevTable {

    private static final int DEEPEST = 8;
    private static final Set<String> CLASSES = Set.of("special", "dedup", "logs", "cache", "spares");
    private static final Pattern HEADER = Pattern.compile("NAME +STATE +READ +WRITE +CKSUM");
    // A name may hold single blanks; two stand before the state.
    private static final String COUNT = " +([0-9.]{1,9}[KMGTPE]?)";
    private static final Pattern ROW =
            Pattern.compile("( *)([^ ]+(?: [^ ]+)*) {2,}([A-Z]+)(?:" + COUNT + COUNT + COUNT + ")?(?: {2,}(.*))? *");
    private static final String UNITS = "KMGTPE";

    /** A device whose members are still to come. */
    private record Open(String name, VdevState state, List<Long> errors, String remark, List<Open> children) {

        Vdev closed() throws NotUnderstood {
            if (children.isEmpty() == Vdev.namesGroup(name)) {
                throw new NotUnderstood("a group without members, or members of what is no group", name);
            }
            return new Vdev(name, state, errors.get(0), errors.get(1), errors.get(2), remark, closed(children));
        }

        static List<Vdev> closed(List<Open> all) throws NotUnderstood {
            List<Vdev> closed = new ArrayList<>();
            for (Open one : all) {
                closed.add(one.closed());
            }
            return closed;
        }
    }

    private final Map<String, List<Open>> classes = new LinkedHashMap<>();
    private final List<List<Open>> levels = new ArrayList<>();

    private VdevTable() {}

    static VdevTable read(List<String> lines) throws NotUnderstood {
        if (lines.isEmpty() || !HEADER.matcher(lines.getFirst().strip()).matches()) {
            throw new NotUnderstood("no table of devices");
        }
        VdevTable table = new VdevTable();
        table.begin("");
        for (String line : lines.subList(1, lines.size())) {
            String text = line.stripTrailing();
            if (CLASSES.contains(text)) {
                table.begin(text);
            } else if (!text.isEmpty()) {
                table.row(text);
            }
        }
        return table;
    }

    /** The pool itself at the top of the table. */
    Vdev root(String pool) throws NotUnderstood {
        List<Open> tops = classes.get("");
        if (tops.size() != 1 || !tops.getFirst().name().equals(pool)) {
            throw new NotUnderstood("a table of devices that does not begin with its pool");
        }
        Open top = tops.getFirst();
        return new Vdev(pool, top.state(), 0, 0, 0, top.remark(), Open.closed(top.children()));
    }

    /** The devices of other classes. */
    Map<String, List<Vdev>> others() throws NotUnderstood {
        Map<String, List<Vdev>> others = new LinkedHashMap<>();
        for (Map.Entry<String, List<Open>> entry : classes.entrySet()) {
            if (!entry.getKey().isEmpty()) {
                others.put(entry.getKey(), Open.closed(entry.getValue()));
            }
        }
        return others;
    }

    private void begin(String kind) throws NotUnderstood {
        List<Open> list = new ArrayList<>();
        if (classes.put(kind, list) != null) {
            throw new NotUnderstood("a class of devices twice", kind);
        }
        levels.clear();
        levels.add(list);
        // What is under the word of a class is indented as what is under a pool.
        if (!kind.isEmpty()) {
            levels.add(list);
        }
    }

    private void row(String line) throws NotUnderstood {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw new NotUnderstood("no line of the table of devices", line);
        }
        int depth = row.group(1).length() / 2;
        if (row.group(1).length() % 2 == 1 || depth >= levels.size() || depth > DEEPEST || depth == 0 && classes.size() > 1) {
            throw new NotUnderstood("a device that is indented as none is", line);
        }
        List<Long> errors = new ArrayList<>();
        for (int i = 4; i <= 6; i++) {
            errors.add(row.group(i) == null ? 0 : number(row.group(i)));
        }
        Open device = new Open(row.group(2), VdevState.of(row.group(3)), errors, Optional.ofNullable(row.group(7)).orElse("").strip(),
                new ArrayList<>());
        levels.get(depth).add(device);
        levels.subList(depth + 1, levels.size()).clear();
        levels.add(device.children());
    }

    /** As zfs_nicenum prints it: {@code 12} or {@code 1.21K}. */
    private static long number(String text) throws NotUnderstood {
        int unit = UNITS.indexOf(text.charAt(text.length() - 1)) + 1;
        String digits = unit == 0 ? text : text.substring(0, text.length() - 1);
        if (!digits.matches(unit == 0 ? "[0-9]+" : "[0-9]+(?:\\.[0-9]+)?")) {
            throw new NotUnderstood("no number of errors", text);
        }
        return (long) (Double.parseDouble(digits) * Math.pow(1024, unit));
    }
}
