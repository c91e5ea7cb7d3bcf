package praktikum.sim.machine.nfs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;

/** Exports in the order of nfs-utils: by the kind of their client, those of a new path before the others of the kind. */
final class ExportList {

    private final Map<ExportClient.Kind, List<Export>> byKind = new EnumMap<>(ExportClient.Kind.class);

    /** Adds one; false where there is one for the same client already. */
    boolean add(Export export) {
        if (find(export.path(), export.client()).isPresent()) {
            return false;
        }
        List<Export> list = byKind.computeIfAbsent(export.client().kind(), kind -> new ArrayList<>());
        int after = -1;
        for (int i = 0; i < list.size(); i++) {
            after = list.get(i).path().equals(export.path()) ? i : after;
        }
        list.add(after + 1, export);
        return true;
    }

    /** Takes one out. */
    void remove(Export export) {
        byKind.getOrDefault(export.client().kind(), new ArrayList<>()).remove(export);
    }

    /** The export of a path for exactly those clients. */
    Optional<Export> find(String path, ExportClient client) {
        return byKind.getOrDefault(client.kind(), List.of()).stream()
                .filter(one -> one.path().equals(path) && one.client().text().equalsIgnoreCase(client.text())).findFirst();
    }

    /** All, in order. */
    List<Export> all() {
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    /** The one that a client gets for a path: that of the longest exported path above, by the first entry that means the client. */
    Optional<Export> forClient(Machine server, Ip client, String path) {
        for (String at = path;; at = at.lastIndexOf('/') <= 0 ? "/" : at.substring(0, at.lastIndexOf('/'))) {
            String here = at;
            Optional<Export> found = all().stream().filter(one -> one.path().equals(here) && one.client().means(server, client))
                    .findFirst();
            if (found.isPresent() || at.equals("/")) {
                return found;
            }
        }
    }
}
