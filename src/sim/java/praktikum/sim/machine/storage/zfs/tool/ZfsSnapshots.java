package praktikum.sim.machine.storage.zfs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.StorageRefusal;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Zfs;

/** {@code zfs snapshot} and {@code zfs rollback}. */
final class ZfsSnapshots {

    private final Machine node;

    ZfsSnapshots(Machine node) {
        this.node = node;
    }

    Answer snapshot(List<String> args) {
        CommandLine words = CommandLine.of(args, Set.of("-r"), Set.of("-o"));
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().isEmpty()) {
            return Usages.zfs("snapshot", wrong.orElse("missing snapshot argument"));
        }
        if (words.has("-o")) {
            return Answer.unsupported("zfs", "snapshot -o");
        }
        List<Dataset> live = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String word : words.rest()) {
            String[] parts = word.split("@", 2);
            if (parts.length < 2) {
                return Answer.fail(2, "usage:\n\tsnapshot [-r] [-o property=value] ... <filesystem|volume>@<snap> ...\n");
            }
            Optional<Dataset> found = Zfs.of(node).dataset(parts[0]);
            if (found.isEmpty()) {
                return Usages.zfs("snapshot", "cannot open '" + parts[0] + "': dataset does not exist");
            }
            for (Dataset one : words.has("-r") ? found.get().tree() : List.of(found.get())) {
                live.add(one);
                names.add(parts[1]);
            }
        }
        boolean many = words.has("-r") || words.rest().size() > 1;
        for (int i = 0; i < live.size(); i++) {
            String full = live.get(i).name() + "@" + names.get(i);
            String what = "cannot create snapshot '" + full + "': ";
            Optional<String> bad = Names.dataset(full, true).or(() -> Zfs.of(node).dataset(full).map(one -> "dataset already exists"));
            if (bad.isPresent()) {
                return Answer.fail(1, what + bad.get() + "\n"
                        + (many ? "no snapshots were created\n" : ""));
            }
        }
        for (int i = 0; i < live.size(); i++) {
            Zfs.of(node).datasets().snapshot(live.get(i), names.get(i));
        }
        return Answer.ok("");
    }

    Answer rollback(List<String> args) throws StorageRefusal {
        CommandLine words = CommandLine.of(args, Set.of("-r", "-R", "-f"), Set.of());
        Optional<String> wrong = Usages.wrong(words);
        if (wrong.isPresent() || words.rest().size() != 1) {
            return Usages.zfs("rollback", wrong.orElse(words.rest().isEmpty() ? "missing dataset argument" : "too many arguments"));
        }
        String name = words.rest().getFirst();
        Optional<String> bad = Names.dataset(name, true);
        if (bad.isPresent()) {
            throw new StorageRefusal("cannot open '" + name + "': " + bad.get());
        }
        Dataset snapshot = Zfs.of(node).dataset(name).orElseThrow(() -> new StorageRefusal("cannot open '" + name
                + "': dataset does not exist"));
        List<Dataset> newer = snapshot.parent().orElseThrow().snapshots().stream().filter(one -> one.number() > snapshot.number())
                .toList();
        if (!newer.isEmpty() && !words.has("-r", "-R")) {
            throw new StorageRefusal("cannot rollback to '" + name + "': more recent snapshots or bookmarks exist\nuse '-r' to force "
                    + "deletion of the following snapshots and bookmarks:\n"
                    + String.join("\n", newer.stream().map(Dataset::name).toList()));
        }
        for (Dataset one : newer) {
            Zfs.of(node).datasets().destroy(one);
        }
        Zfs.of(node).datasets().rollBack(snapshot);
        return Answer.ok("");
    }
}
