package praktikum.report.storage;

import java.util.List;
import praktikum.report.BoxDrawing;
import praktikum.report.Chapter;
import praktikum.report.Table;

/**
 * What is told of storage.
 *
 * @param table the storages, as they are in the table and as they were planned
 * @param pools the ZFS pools of each node; no rows where there is none
 * @param thin the thin pools of each node; no rows where there is none
 * @param layouts what lies on what, once for nodes that are alike
 * @param weaknesses what fails when one thing fails, a sentence each
 * @param cited the records it rests on
 */
public record StoragePart(Table table, Table pools, Table thin, List<StorageLayout> layouts, List<String> weaknesses, List<Integer> cited)
        implements Chapter.Content {

    public StoragePart {
        layouts = List.copyOf(layouts);
        weaknesses = List.copyOf(weaknesses);
        cited = List.copyOf(cited);
    }

    @Override
    public List<String> sections() {
        return List.of("table", "map", "pools", "weaknesses");
    }

    /** The storage map. */
    public BoxDrawing map() {
        return StorageMapDrawing.of(layouts);
    }
}
