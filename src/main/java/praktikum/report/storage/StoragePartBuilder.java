package praktikum.report.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import praktikum.fact.storage.LogicalVolume;
import praktikum.fact.storage.Redundancy;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageEntry;
import praktikum.fact.storage.StorageState;
import praktikum.fact.storage.VdevAshift;
import praktikum.fact.storage.Zpool;
import praktikum.report.ChapterSource;
import praktikum.report.Table;
import praktikum.report.Table.Cell;
import praktikum.report.gather.EvidenceAnswers;
import praktikum.report.gather.SourcedFact;
import praktikum.site.plan.PlannedStorage;
import praktikum.text.Language;
import praktikum.text.Message;

/** Reads the chapter on storage out of the evidence of a check run. */
final class StoragePartBuilder {

    private final ChapterSource source;
    private final Language language;
    private final List<ObservedStorage> nodes;
    private final TreeSet<Integer> cited = new TreeSet<>();

    StoragePartBuilder(ChapterSource source) {
        this.source = source;
        this.language = source.language();
        var answers = new EvidenceAnswers(source.evidence());
        this.nodes = source.site().nodes().stream().map(node -> new ObservedStorage(node.name(), answers)).toList();
    }

    /** The chapter; empty where no node showed the table. */
    Optional<StoragePart> part() {
        var config = nodes.stream().flatMap(node -> node.config().stream()).findFirst();
        return config.map(table -> {
            var layouts = layouts(table.value());
            return new StoragePart(table(table), pools(), thin(), layouts, weaknesses(layouts, table.value()), List.copyOf(cited));
        });
    }

    private Table table(SourcedFact<StorageConfig> config) {
        cited.add(config.record());
        var planned = new LinkedHashMap<String, PlannedStorage>();
        source.site().storage().storages().forEach(storage -> planned.put(storage.name(), storage));
        var rows = new ArrayList<List<Cell>>();
        config.value().entries().forEach(entry -> rows.add(row(entry, config.record(), Optional.ofNullable(planned.remove(entry.id())))));
        planned.values().forEach(storage -> rows.add(List.of(Cell.of(storage.name()), Cell.of(storage.type()),
                Cell.of(String.join(", ", storage.content())), Cell.of(String.join(" ", storage.target().values())), Cell.of("–"),
                Cell.of(say("missing")))));
        return new Table("", heads("storage", "type", "content", "where", "active", "plan"), rows);
    }

    private List<Cell> row(StorageEntry entry, int record, Optional<PlannedStorage> planned) {
        var seen = List.of(record);
        var active = new ArrayList<String>();
        var records = new ArrayList<Integer>();
        for (var node : nodes) {
            node.status().ifPresent(status -> {
                cited.add(status.record());
                records.add(status.record());
                if (status.value().find(entry.id()).filter(StorageState::active).isPresent()) {
                    active.add(node.name());
                }
            });
        }
        var everywhere = !active.isEmpty() && active.size() == nodes.size();
        return List.of(Cell.of(entry.id()), new Cell(entry.type(), seen), new Cell(String.join(", ", entry.content()), seen),
                new Cell(where(entry), seen), new Cell(everywhere ? say("all-nodes") : active.isEmpty() ? say("nowhere")
                        : String.join(", ", active), records), Cell.of(plan(entry, planned)));
    }

    private static String where(StorageEntry entry) {
        return String.join(" ", Stream.of("path", "pool", "vgname", "thinpool", "server", "export")
                .filter(key -> !(key.equals("path") && entry.find("export").isPresent())).flatMap(key -> entry.find(key).stream())
                .toList());
    }

    private String plan(StorageEntry entry, Optional<PlannedStorage> planned) {
        if (planned.isEmpty()) {
            return say("not-planned");
        }
        var differing = new ArrayList<String>();
        if (!planned.get().type().equals(entry.type())) {
            differing.add(planned.get().type());
        }
        planned.get().target().forEach((key, value) -> {
            if (!entry.find(key).filter(value::equals).isPresent()) {
                differing.add(key + " " + value);
            }
        });
        if (!entry.content().containsAll(planned.get().content())) {
            differing.add("content " + String.join(",", planned.get().content()));
        }
        return differing.isEmpty() ? say("as-planned") : say("planned-is", String.join("; ", differing));
    }

    private Table pools() {
        var rows = new ArrayList<List<Cell>>();
        for (var node : nodes) {
            node.pools().ifPresent(pools -> pools.value().pools().forEach(pool -> {
                cited.add(pools.record());
                rows.add(List.of(Cell.of(node.name()), pools.cell(all -> pool.name() + " " + pool.state()),
                        node.resolved().map(real -> real.cell(all -> String.join(", ", ObservedStorage.disks(all.find(pool.name())))))
                                .orElse(Cell.of("–")), pools.cell(all -> redundancy(pool)),
                        node.ashift(pool.name()).map(found -> found.cell(VdevAshift::smallest)).orElse(Cell.of("–")),
                        node.datasets().map(all -> all.cell(sets -> sets.find(pool.name()).flatMap(set -> set.find("compression"))
                                .map(one -> one.value()).orElse("–"))).orElse(Cell.of("–")),
                        node.properties().map(all -> all.cell(one -> filled(one.number(pool.name(), "allocated").orElse(-1),
                                one.number(pool.name(), "size").orElse(0)))).orElse(Cell.of("–"))));
            }));
        }
        return new Table("", heads("node", "pool", "disks", "redundancy", "ashift", "compression", "used"), rows);
    }

    private String redundancy(Zpool pool) {
        return pool.redundancy() == Redundancy.NONE ? say(pool.disks().size() == 1 ? "one-disk" : "striped")
                : pool.redundancy().name().toLowerCase(Locale.ROOT);
    }

    private Table thin() {
        var rows = new ArrayList<List<Cell>>();
        for (var node : nodes) {
            node.volumes().ifPresent(volumes -> volumes.value().volumes().stream().filter(LogicalVolume::thinPool).forEach(pool -> {
                cited.add(volumes.record());
                rows.add(List.of(Cell.of(node.name()), volumes.cell(all -> pool.group() + "/" + pool.name()),
                        volumes.cell(all -> size(pool.size())), volumes.cell(all -> percent(pool.data().orElse(0))),
                        volumes.cell(all -> percent(pool.metadata().orElse(0))),
                        volumes.cell(all -> size(all.in(pool).stream().mapToLong(LogicalVolume::size).sum()))));
            }));
        }
        return new Table("", heads("node", "thin-pool", "size", "data", "metadata", "promised"), rows);
    }

    private List<StorageLayout> layouts(StorageConfig config) {
        Map<List<StorageLayout.Chain>, List<String>> alike = new LinkedHashMap<>();
        for (var node : nodes) {
            var chains = node.chains(config, bytes -> size(bytes));
            if (!chains.isEmpty()) {
                alike.computeIfAbsent(chains, key -> new ArrayList<>()).add(node.name());
            }
        }
        return alike.entrySet().stream().map(entry -> new StorageLayout(entry.getValue(), entry.getKey())).toList();
    }

    private List<String> weaknesses(List<StorageLayout> layouts, StorageConfig config) {
        var sentences = new ArrayList<String>();
        for (var layout : layouts) {
            var where = String.join(", ", layout.nodes());
            layout.chains().stream().filter(chain -> !chain.redundant() && !chain.storages().isEmpty()).forEach(chain -> sentences.add(
                    say("weak.disk", where, chain.name(), String.join(", ", chain.disks()), String.join(", ", chain.storages()))));
            layout.chains().stream().filter(chain -> chain.oneSpace() && chain.storages().size() > 1).forEach(chain -> sentences.add(
                    say("weak.same-space", where, chain.name(), String.join(", ", chain.storages()), chain.storages().size())));
        }
        if (config.entries().stream().noneMatch(StorageEntry::shared)) {
            sentences.add(say("weak.local"));
        }
        return sentences;
    }

    private String filled(long used, long size) {
        return used < 0 || size <= 0 ? "–" : say("of", size(used), size(size), percent(100.0 * used / size));
    }

    private String percent(double value) {
        return String.format(language.locale(), "%.1f %%", value);
    }

    private String size(long bytes) {
        var gibibytes = bytes / (double) (1L << 30);
        return gibibytes >= 1 ? String.format(language.locale(), gibibytes >= 100 ? "%.0f GiB" : "%.1f GiB", gibibytes)
                : String.format(language.locale(), "%.1f MiB", bytes / (double) (1L << 20));
    }

    private List<String> heads(String... columns) {
        return Stream.of(columns).map(column -> say("column." + column)).toList();
    }

    private String say(String key, Object... values) {
        return Message.of("report.storage." + key, values).in(language);
    }
}
