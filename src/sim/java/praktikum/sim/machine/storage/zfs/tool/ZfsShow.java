package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Property;

/** {@code zfs list} and {@code zfs get}. */
final class ZfsShow {

    private static final Set<Dataset.Type> LIVE = Set.of(Dataset.Type.FILESYSTEM, Dataset.Type.VOLUME);
    private static final Set<Dataset.Type> SNAPSHOTS = Set.of(Dataset.Type.SNAPSHOT);
    private static final Property NAME = new Property("name", "NAME", "readonly", "fvs", "string", "", "", 8, 4);
    private static final List<String> SPACE = List.of("name", "avail", "used", "usedsnap", "usedds", "usedrefreserv", "usedchild");

    private final Machine node;

    ZfsShow(Machine node) {
        this.node = node;
    }

    private static int depth(CommandLine words, Set<Dataset.Type> types) {
        if (words.has("-d")) {
            return Integer.parseInt(words.value("-d").orElseThrow());
        }
        return words.has("-r") ? -1 : types.equals(SNAPSHOTS) ? 1 : 0;
    }

    Answer list(List<String> args) {
        CommandLine words = CommandLine.of(args, Set.of("-H", "-p", "-r"), Set.of("-d", "-o", "-s", "-S", "-t"));
        Optional<String> wrong = Usages.wrong(words).or(() -> words.value("-d").filter(depth -> !depth.matches("\\d{1,6}"))
                .map(depth -> depth + " is not an integer"));
        Optional<Set<Dataset.Type>> types = Selection.types(words.value("-t").orElse("fs,vol"));
        if (wrong.isPresent() || types.isEmpty()) {
            return words.unknown().filter(option -> option.matches("-j|--json.*")).isPresent() && node.release().number() >= 9
                    ? Answer.unsupported("zfs", "-j")
                    : Usages.zfs("list", wrong.orElse("invalid type '" + words.value("-t").orElse("") + "'"));
        }
        List<Optional<Property>> properties = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String name : words.value("-o").orElse("name,used,available,referenced,mountpoint").split(",")) {
            names.addAll(name.equals("space") ? SPACE : List.of(name));
        }
        List<Listing.Column> columns = new ArrayList<>();
        for (String name : names) {
            Optional<Property> property = name.equals("name") ? Optional.of(NAME) : Property.ofDataset(name, node.release().number());
            if (property.isEmpty() && !name.contains(":")) {
                return Usages.zfs("list", "bad property list: invalid property '" + name + "'");
            }
            properties.add(property);
            columns.add(property.map(one -> new Listing.Column(one.column(), !one.kind().equals("string"), one.width()))
                    .orElse(new Listing.Column(name.toUpperCase(Locale.ROOT), false, name.length())));
        }
        Selection selection = new Selection(node, types.get(), depth(words, types.get()));
        Listing listing = new Listing(columns);
        DatasetValues values = new DatasetValues(node, words.has("-p"));
        List<Dataset> found = sorted(selection.of(words.rest()), words);
        for (Dataset dataset : found) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                row.add(name.equals("name") ? dataset.name() : properties.get(i).map(property -> values.of(dataset, property))
                        .orElseGet(() -> dataset.userProperty(name)).map(Dataset.Value::value).orElse("-"));
            }
            listing.add(row);
        }
        String err = selection.complaints();
        if (listing.isEmpty()) {
            return new Answer(err.isEmpty() ? 0 : 1, "", err.isEmpty() && !words.has("-H") ? "no datasets available\n" : err);
        }
        return new Answer(err.isEmpty() ? 0 : 1, words.has("-H") ? listing.scripted() : listing.aligned(), err);
    }

    private List<Dataset> sorted(List<Dataset> found, CommandLine words) {
        Optional<String> by = words.value("-s").or(() -> words.value("-S"));
        if (by.isEmpty()) {
            return found;
        }
        DatasetValues values = new DatasetValues(node, true);
        Comparator<Dataset> order = Comparator.comparing(dataset -> by.get().equals("name") ? dataset.name()
                : Property.ofDataset(by.get(), node.release().number()).flatMap(property -> values.of(dataset, property))
                .map(Dataset.Value::value).map(value -> value.matches("\\d+") ? String.format("%020d", Long.parseLong(value)) : value)
                .orElse(""));
        return found.stream().sorted(words.has("-s") ? order : order.reversed()).toList();
    }

    Answer get(List<String> args) {
        CommandLine words = CommandLine.of(args, Set.of("-H", "-p", "-r"), Set.of("-d", "-o", "-s", "-t"));
        Optional<String> wrong = Usages.wrong(words).or(() -> words.rest().isEmpty() ? Optional.of("missing property argument")
                : Optional.empty());
        List<String> shown = GetTable.columns(words.value("-o"), true);
        Optional<String> column = shown.stream().filter(one -> !GetTable.COLUMNS.contains(one)).findFirst();
        Optional<Set<Dataset.Type>> types = Selection.types(words.value("-t").orElse("all"));
        if (wrong.isPresent() || column.isPresent() || types.isEmpty()) {
            return Usages.zfs("get", wrong.orElse(column.map(one -> "invalid column name '" + one + "'")
                    .orElse("invalid type '" + words.value("-t").orElse("") + "'")));
        }
        boolean all = words.rest().getFirst().equals("all");
        List<String> names = all ? Property.ofDatasets(node.release().number()).stream().map(Property::name).toList()
                : List.of(words.rest().getFirst().split(","));
        for (String name : names) {
            if (!name.contains(":") && !name.equals("name") && Property.ofDataset(name, node.release().number()).isEmpty()) {
                return Usages.zfs("get", "bad property list: invalid property '" + name + "'");
            }
        }
        Set<Dataset.Type> wanted = words.rest().size() > 1 || words.has("-t") ? types.get() : Set.of(Dataset.Type.values());
        Selection selection = new Selection(node, wanted, depth(words, wanted));
        GetTable table = new GetTable(shown, words.has("-H"));
        List<String> sources = List.of(words.value("-s").orElse("local,default,inherited,received,temporary,none").split(","));
        List<Dataset> found = selection.of(words.rest().subList(1, words.rest().size()));
        found.forEach(dataset -> add(table, dataset, names, all, sources, words.has("-p")));
        String err = selection.complaints();
        return new Answer(err.isEmpty() ? 0 : 1, table.text(), err);
    }

    private void add(GetTable table, Dataset dataset, List<String> names, boolean all, List<String> sources, boolean literal) {
        DatasetValues values = new DatasetValues(node, literal);
        for (String name : names) {
            if (name.equals("name")) {
                table.add(dataset.name(), "name", dataset.name(), "-", dataset.name().length());
                continue;
            }
            Optional<Property> property = Property.ofDataset(name, node.release().number());
            Optional<Dataset.Value> value = property.map(known -> values.of(dataset, known)).orElseGet(() -> dataset.userProperty(name));
            if (value.isEmpty() && all) {
                continue;
            }
            Dataset.Value told = value.orElse(new Dataset.Value("-", "-"));
            String kind = told.source().equals("-") ? "none" : told.source().replaceFirst(" .*", "");
            if (sources.contains(kind)) {
                boolean fixed = !literal && property.filter(one -> !one.kind().equals("string") && !one.name().equals("creation"))
                        .isPresent();
                table.add(dataset.name(), property.map(Property::name).orElse(name), told.value(), told.source(),
                        Math.max(property.map(Property::width).orElse(0), fixed ? 0 : told.value().length()));
            }
        }
        if (all) {
            dataset.local().keySet().stream().filter(name -> name.contains(":") && sources.contains("local"))
                    .forEach(name -> table.add(dataset.name(), name, dataset.local().get(name), "local", 0));
        }
    }
}
