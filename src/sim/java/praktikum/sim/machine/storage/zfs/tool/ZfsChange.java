package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Property;
import praktikum.sim.machine.storage.zfs.Zfs;

/** {@code zfs destroy}, {@code rename}, {@code set} and {@code inherit}. */
final class ZfsChange {

    private final Machine node;

    ZfsChange(Machine node) {
        this.node = node;
    }

    private Dataset open(String name) throws StorageRefusal {
        Optional<String> bad = Names.dataset(name, name.contains("@"));
        if (bad.isPresent()) {
            throw new StorageRefusal("cannot open '" + name + "': " + bad.get());
        }
        return Zfs.of(node).dataset(name).orElseThrow(() -> new StorageRefusal("cannot open '" + name + "': dataset does not exist"));
    }

    Answer destroy(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-r", "-R", "-f", "-v", "-n", "-p", "-d"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() != 1) {
            return Usages.zfs("destroy", wrong.orElse(words.rest().isEmpty() ? "missing dataset argument" : "too many arguments"));
        }
        if (words.has("-n", "-v", "-p", "-d")) {
            return Answer.unsupported("zfs", "destroy -n, -v, -p or -d");
        }
        String name = words.rest().getFirst();
        boolean below = words.has("-r", "-R");
        if (name.contains("@")) {
            return snapshot(name, below);
        }
        Dataset dataset = open(name);
        if (!below && !name.contains("/")) {
            throw new StorageRefusal("cannot destroy '" + name + "': operation does not apply to pools\nuse 'zfs destroy -r " + name
                    + "' to destroy all datasets in the pool\nuse 'zpool destroy " + name + "' to destroy the pool itself");
        }
        List<String> dependents = new ArrayList<>();
        dependents(dataset, dependents);
        if (!below && !dependents.isEmpty()) {
            throw new StorageRefusal("cannot destroy '" + name + "': " + dataset.type().word() + " has children\nuse '-r' to destroy the "
                    + "following datasets:\n" + String.join("\n", dependents));
        }
        for (Dataset one : dataset.tree()) {
            if (BlockDevices.of(node).at("/dev/zvol/" + one.name()).filter(device -> BlockDevices.of(node).busy(device)).isPresent()) {
                throw new StorageRefusal("cannot destroy '" + one.name() + "': dataset is busy");
            }
        }
        if (name.contains("/")) {
            Zfs.of(node).datasets().destroy(dataset);
        } else {
            for (Dataset child : dataset.children()) {
                Zfs.of(node).datasets().destroy(child);
            }
            for (Dataset snapshot : dataset.snapshots()) {
                Zfs.of(node).datasets().destroy(snapshot);
            }
        }
        return Answer.ok("");
    }

    private static void dependents(Dataset dataset, List<String> into) {
        dataset.snapshots().forEach(snapshot -> into.add(snapshot.name()));
        for (Dataset child : dataset.children()) {
            dependents(child, into);
            into.add(child.name());
        }
    }

    private Answer snapshot(String name, boolean below) throws StorageRefusal {
        Dataset live = open(name.substring(0, name.indexOf('@')));
        String wanted = name.substring(name.indexOf('@') + 1);
        if (wanted.contains("%") || wanted.contains(",")) {
            return Answer.unsupported("zfs", "destroy of a range of snapshots");
        }
        List<Dataset> found = (below ? live.tree() : List.of(live)).stream().flatMap(one -> one.snapshots().stream())
                .filter(snapshot -> snapshot.name().endsWith("@" + wanted)).toList();
        if (found.isEmpty()) {
            throw new StorageRefusal("could not find any snapshots to destroy; check snapshot names.");
        }
        for (Dataset snapshot : found) {
            Zfs.of(node).datasets().destroy(snapshot);
        }
        return Answer.ok("");
    }

    Answer rename(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-f", "-p", "-u", "-r"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() != 2) {
            return Usages.zfs("rename", wrong.orElse(words.rest().isEmpty() ? "missing source dataset argument"
                    : words.rest().size() == 1 ? "missing target dataset argument" : "too many arguments"));
        }
        if (words.has("-p", "-u", "-r") || words.rest().getFirst().contains("@")) {
            return Answer.unsupported("zfs", "rename other than of file systems and volumes");
        }
        Dataset dataset = open(words.rest().getFirst());
        String to = words.rest().get(1);
        Optional<String> bad = Names.dataset(to, false);
        if (bad.isPresent()) {
            throw new StorageRefusal("cannot rename to '" + to + "': " + bad.get());
        }
        if (!to.contains("/") || !dataset.name().contains("/")) {
            throw new StorageRefusal("cannot create '" + to + "': missing dataset name");
        }
        if (!to.split("/")[0].equals(dataset.pool().name())) {
            throw new StorageRefusal("cannot rename to '" + to + "': datasets must be within same pool");
        }
        if ((to + "/").startsWith(dataset.name() + "/") && !to.equals(dataset.name())) {
            throw new StorageRefusal("cannot rename to '" + to + "': New dataset name cannot be a descendant of current dataset name");
        }
        if (Zfs.of(node).dataset(to.substring(0, to.lastIndexOf('/'))).isEmpty()) {
            throw new StorageRefusal("cannot create '" + to + "': parent does not exist");
        }
        if (Zfs.of(node).dataset(to).isPresent()) {
            throw new StorageRefusal("cannot rename '" + dataset.name() + "': dataset already exists");
        }
        Zfs.of(node).datasets().rename(dataset, to);
        return Answer.ok("");
    }

    Answer set(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-u"), Set.of());
        List<String> given = words.rest().stream().takeWhile(word -> word.contains("=")).toList();
        List<String> names = words.rest().subList(given.size(), words.rest().size());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || given.isEmpty() || names.isEmpty() || names.stream().anyMatch(name -> name.contains("="))) {
            return Usages.zfs("set", wrong.orElse(words.rest().isEmpty() ? "missing arguments" : given.isEmpty()
                    ? words.rest().size() < 2 ? "missing property=value argument(s)" : "invalid argument order" : names.isEmpty()
                    ? "missing dataset name(s)" : "invalid argument order"));
        }
        Map<String, String> properties = ZfsCreate.properties(given);
        for (String name : names) {
            Dataset dataset = open(name);
            String what = "cannot set property for '" + name + "'";
            Map<String, String> checked = new LinkedHashMap<>();
            for (var entry : properties.entrySet()) {
                String value = DatasetSetting.checked(what, entry.getKey(), entry.getValue(), dataset.type(), false,
                        node.release().number());
                fits(dataset, entry.getKey(), value, what);
                checked.put(Property.ofDataset(entry.getKey(), node.release().number()).map(Property::name).orElse(entry.getKey()), value);
            }
            for (var entry : checked.entrySet()) {
                Zfs.of(node).datasets().set(dataset, entry.getKey(), Optional.of(entry.getValue()));
            }
        }
        return Answer.ok("");
    }

    private static void fits(Dataset dataset, String property, String value, String what) throws StorageRefusal {
        if (!value.matches("\\d+")) {
            return;
        }
        long number = Long.parseLong(value);
        boolean quota = property.equals("quota") && number < dataset.pool().space().used(dataset)
                || property.equals("refquota") && number < dataset.pool().space().referenced(dataset);
        boolean kept = property.endsWith("reservation") && number > dataset.pool().space().available(dataset)
                + dataset.pool().space().used(dataset);
        if (quota) {
            throw new StorageRefusal(what + ": size is less than current used or reserved space");
        }
        if (kept) {
            throw new StorageRefusal(what + ": size is greater than available space");
        }
        if (property.equals("volsize") && number == 0) {
            throw new StorageRefusal(what + ": 'volsize' cannot be zero");
        }
    }

    Answer inherit(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-r", "-S"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() < 2) {
            return Usages.zfs("inherit", wrong.orElse(words.rest().isEmpty() ? "missing property argument" : "missing dataset argument"));
        }
        String name = words.rest().getFirst();
        Optional<Property> property = Property.ofDataset(name, node.release().number());
        if (property.isEmpty() && !name.contains(":")) {
            return Usages.zfs("inherit", "invalid property '" + name + "'");
        }
        if (property.filter(Property::readOnly).isPresent()) {
            throw new StorageRefusal(name + " property is read-only");
        }
        if (property.filter(one -> !one.inherited()).isPresent()) {
            boolean size = name.matches("(ref)?(quota|reservation)");
            throw new StorageRefusal("'" + name + "' property cannot be inherited" + (size ? "\nuse 'zfs set " + name + "=none' to clear\n"
                    + "use 'zfs inherit -S " + name + "' to revert to received value" : ""));
        }
        for (String word : words.rest().subList(1, words.rest().size())) {
            Dataset dataset = open(word);
            for (Dataset one : words.has("-r") ? dataset.tree() : List.of(dataset)) {
                Zfs.of(node).datasets().set(one, property.map(Property::name).orElse(name), Optional.empty());
            }
        }
        return Answer.ok("");
    }
}
