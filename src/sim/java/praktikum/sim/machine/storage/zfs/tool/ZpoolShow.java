package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.Property;
import praktikum.sim.machine.storage.zfs.Vdev;
import praktikum.sim.machine.storage.zfs.Zfs;

/** {@code zpool list}, {@code status}, {@code get} and {@code history}. */
final class ZpoolShow {

    private static final String LIST = "name,size,allocated,free,checkpoint,expandsize,fragmentation,capacity,dedupratio,health,altroot";

    private final Machine node;

    ZpoolShow(Machine node) {
        this.node = node;
    }

    private List<Pool> pools(List<String> names, StringBuilder err) {
        if (names.isEmpty()) {
            return Zfs.of(node).pools();
        }
        List<Pool> found = new ArrayList<>();
        for (String name : names) {
            Zfs.of(node).pool(name).ifPresentOrElse(found::add, () -> err.append("cannot open '").append(name)
                    .append("': no such pool\n"));
        }
        return found;
    }

    Answer list(List<String> args) {
        CommandLine words = CommandLine.of(args, Set.of("-H", "-p", "-v", "-P", "-L", "-g"), Set.of("-o", "-T"));
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent()) {
            return Usages.zpool("list", wrong.get());
        }
        boolean literal = words.has("-p");
        var err = new StringBuilder();
        List<Pool> pools = pools(words.rest(), err);
        List<Property> properties = new ArrayList<>();
        List<Listing.Column> columns = new ArrayList<>();
        for (String name : words.value("-o").orElse(LIST).split(",")) {
            Optional<Property> property = name.equals("name") ? Optional.of(new Property("name", "NAME", "readonly", "p", "string", "", "",
                    8, 4)) : Property.ofPool(name, node.release().number());
            if (property.isEmpty()) {
                return Usages.zpool("list", "bad property list: invalid property '" + name + "'");
            }
            properties.add(property.get());
            columns.add(new Listing.Column(property.get().column(), !property.get().kind().equals("string"),
                    property.get().width()));
        }
        List<VdevNames.Named> names = new ArrayList<>();
        Map<Pool, List<VdevNames.Named>> vdevs = new LinkedHashMap<>();
        pools.forEach(pool -> vdevs.put(pool, new VdevNames(node, words.has("-P"), words.has("-L"), words.has("-g")).of(pool.config(),
                Optional.of(pool))));
        vdevs.values().forEach(names::addAll);
        int widest = words.has("-v") ? names.stream().mapToInt(one -> one.depth() + one.name().length()).max().orElse(0) : 0;
        Listing listing = new Listing(columns.stream().map(column -> column.head().equals("NAME")
                ? new Listing.Column("NAME", false, widest) : column).toList());
        pools.forEach(pool -> listing.add(properties.stream().map(property -> property.name().equals("name") ? pool.name()
                : PoolValues.of(pool, property, literal).value()).toList()));
        if (listing.isEmpty()) {
            return new Answer(err.isEmpty() ? 0 : 1, err.isEmpty() && !words.has("-H") ? "no pools available\n" : "", err.toString());
        }
        String out = words.has("-v") ? verbose(pools, properties, vdevs, listing, words) : words.has("-H") ? listing.scripted()
                : listing.aligned();
        return new Answer(err.isEmpty() ? 0 : 1, out, err.toString());
    }

    private String verbose(List<Pool> pools, List<Property> properties, Map<Pool, List<VdevNames.Named>> vdevs, Listing listing,
            CommandLine words) {
        boolean literal = words.has("-p");
        boolean scripted = words.has("-H");
        List<Integer> widths = listing.widths();
        var text = new StringBuilder(scripted ? "" : listing.head());
        for (Pool pool : pools) {
            List<String> row = properties.stream().map(property -> property.name().equals("name") ? pool.name()
                    : PoolValues.of(pool, property, literal).value()).toList();
            text.append(scripted ? String.join("\t", row) + "\n" : listing.line(row, widths));
            for (VdevNames.Named one : vdevs.get(pool)) {
                List<String> cells = cells(pool, one.vdev(), literal);
                String name = " ".repeat(one.depth()) + one.name();
                text.append(scripted ? "\t" + one.name() : name + " ".repeat(Math.max(0, widths.getFirst() - name.length())));
                int[] fixed = {5, 5, 5, 7, 8, 5, 5, 5, 8};
                for (int i = 0; i < cells.size(); i++) {
                    text.append(scripted ? "\t" + cells.get(i) : "  " + " ".repeat(Math.max(0, fixed[i] - cells.get(i).length()))
                            + cells.get(i));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> cells(Pool pool, Vdev vdev, boolean literal) {
        String state = pool.state(vdev).name();
        if (!pool.config().vdevs().contains(vdev)) {
            return List.of(PoolValues.size(vdev.asize() + (5L << 20), literal), "-", "-", "-", "-", "-", "-", "-", state);
        }
        long share = pool.space().size() == 0 ? 0 : (long) ((double) pool.space().allocated() * vdev.size() / pool.space().size());
        return List.of(PoolValues.size(vdev.size(), literal), PoolValues.size(share, literal),
                PoolValues.size(vdev.size() - share, literal), "-", "-", literal ? "0" : "0%",
                literal ? String.valueOf(share * 100 / vdev.size()) : String.format(Locale.ROOT, "%.2f%%", 100.0 * share / vdev.size()),
                "-", state);
    }

    Answer status(List<String> args) {
        CommandLine words = CommandLine.of(args, Set.of("-P", "-L", "-g", "-v", "-x", "-p", "-s", "-t", "-i", "-e", "-D"), Set.of("-T",
                "-c"));
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent()) {
            return words.unknown().filter(option -> option.matches("-j|--json.*")).isPresent() && node.release().number() >= 9
                    ? Answer.unsupported("zpool", "-j") : Usages.zpool("status", wrong.get());
        }
        for (String option : List.of("-s", "-t", "-i", "-e", "-D", "-T", "-c")) {
            if (words.has(option)) {
                return Answer.unsupported("zpool", option);
            }
        }
        var err = new StringBuilder();
        var text = new StringBuilder();
        List<Pool> pools = pools(words.rest(), err);
        for (Pool pool : pools) {
            PoolStatus status = new PoolStatus(node, pool, new VdevNames(node, words.has("-P"), words.has("-L"), words.has("-g")));
            if (words.has("-x") && status.healthy()) {
                text.append(words.rest().isEmpty() ? "" : "pool '" + pool.name() + "' is healthy\n");
            } else {
                text.append(text.isEmpty() ? "" : "\n").append(status.text(words.has("-v"), words.has("-p")));
            }
        }
        if (pools.isEmpty() && words.rest().isEmpty()) {
            return Answer.fail(0, "no pools available\n");
        }
        if (words.has("-x") && words.rest().isEmpty() && text.isEmpty()) {
            text.append("all pools are healthy\n");
        }
        return new Answer(err.isEmpty() ? 0 : 1, text.toString(), err.toString());
    }

    Answer get(List<String> args) {
        CommandLine words = CommandLine.of(args, Set.of("-H", "-p"), Set.of("-o"));
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().isEmpty()) {
            return Usages.zpool("get", wrong.orElse("missing property argument"));
        }
        List<String> shown = GetTable.columns(words.value("-o"), false);
        if (!GetTable.COLUMNS.containsAll(shown) || shown.contains("received")) {
            return Usages.zpool("get", "invalid column name '" + shown.stream().filter(one -> !GetTable.COLUMNS.contains(one)
                    || one.equals("received")).findFirst().orElseThrow() + "'");
        }
        List<String> names = words.rest().subList(1, words.rest().size());
        boolean literal = words.has("-p");
        String wanted = words.rest().getFirst();
        if (names.isEmpty() || names.stream().allMatch(name -> Zfs.of(node).pool(name).isPresent())) {
            return properties(wanted, pools(names, new StringBuilder()), literal, new GetTable(shown, words.has("-H")));
        }
        Optional<Pool> pool = Zfs.of(node).pool(names.getFirst());
        if (pool.isEmpty()) {
            return Answer.fail(1, "Cannot get properties of " + names.getFirst() + ": no such pool available.\n");
        }
        return vdevs(wanted, pool.get(), names.subList(1, names.size()), literal, new GetTable(shown, words.has("-H")));
    }

    private Answer properties(String wanted, List<Pool> pools, boolean literal, GetTable table) {
        List<Property> properties = new ArrayList<>();
        Map<String, String> features = new LinkedHashMap<>();
        Map<String, String> known = Property.features(node.release().number());
        boolean all = wanted.equals("all");
        for (String name : all ? Property.ofPools(node.release().number()).stream().map(Property::name).toList()
                : List.of(wanted.split(","))) {
            Optional<Property> property = Property.ofPool(name, node.release().number());
            String feature = name.replaceFirst("^feature@", "");
            if (property.isEmpty() && name.startsWith("feature@") && known.containsKey(feature)) {
                features.put(feature, known.get(feature));
                continue;
            }
            if (property.isEmpty()) {
                return Usages.zpool("get", "bad property list: invalid property '" + name + "'");
            }
            properties.add(property.get());
        }
        for (Pool pool : pools) {
            for (Property property : properties) {
                Dataset.Value value = PoolValues.of(pool, property, literal);
                table.add(pool.name(), property.name(), value.value(), value.source(), !literal && !property.kind().equals("string")
                        ? property.width() : Math.max(property.width(), value.value().length()));
            }
            (all ? known : features).forEach((name, state) -> table.add(pool.name(), "feature@" + name, state, "local",
                    "feature@".length() + name.length()));
        }
        return Answer.ok(table.text());
    }

    private Answer vdevs(String wanted, Pool pool, List<String> names, boolean literal, GetTable table) {
        Map<String, Optional<Vdev>> shown = new LinkedHashMap<>();
        VdevNames called = new VdevNames(node, false, false, false);
        if (names.equals(List.of("all-vdevs"))) {
            shown.put("root-0", Optional.empty());
            called.of(pool.config(), Optional.of(pool)).forEach(one -> shown.put(one.name(), Optional.of(one.vdev())));
        } else {
            for (String name : names) {
                Optional<Vdev> vdev = called.find(pool, name);
                if (vdev.isEmpty() && !name.equals("root")) {
                    return Usages.zpool("get", "Expected a list of vdevs in \"" + pool.name() + "\", but got:\n\"" + name
                            + "\", which doesn't look like a valid vdev in this pool.\n");
                }
                shown.put(name.equals("root") ? "root-0" : name, vdev);
            }
        }
        for (var entry : shown.entrySet()) {
            for (String property : wanted.split(",")) {
                Optional<Dataset.Value> value = property.equals("parent") ? Optional.of(new Dataset.Value(parent(called, pool,
                        entry.getValue()), "-")) : PoolValues.of(pool, entry.getValue(), property, literal);
                if (value.isEmpty()) {
                    return wanted.equals("all") ? Answer.unsupported("zpool", "get all of vdevs")
                            : Usages.zpool("get", "bad property list: invalid property '" + property + "'");
                }
                table.add(entry.getKey(), property, value.get().value(), value.get().source(), Math.max(5, value.get().value().length()));
            }
        }
        return Answer.ok(table.text());
    }

    /** The name of what a vdev is a child of: the pool's for one at the top; vdev_prop_get of vdev.c. */
    private static String parent(VdevNames called, Pool pool, Optional<Vdev> vdev) {
        return vdev.map(one -> called.of(pool.config(), Optional.of(pool)).stream().filter(other -> other.vdev().children().contains(one))
                .map(VdevNames.Named::name).findFirst().orElse(pool.name())).orElse("-");
    }

    Answer history(List<String> args) {
        CommandLine words = CommandLine.of(args, Set.of("-i", "-l"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent()) {
            return Usages.zpool("history", wrong.get());
        }
        var err = new StringBuilder();
        var text = new StringBuilder();
        for (Pool pool : pools(words.rest(), err)) {
            text.append("History for '").append(pool.name()).append("':\n");
            pool.config().history().forEach(line -> text.append(line).append(words.has("-l") ? " [user 0 (root) on " + node.hostname()
                    + ":linux]" : "").append('\n'));
            text.append('\n');
        }
        return new Answer(err.isEmpty() ? 0 : 1, text.toString(), err.toString());
    }
}
