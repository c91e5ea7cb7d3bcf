package praktikum.report.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import praktikum.fact.guest.config.Disk;
import praktikum.fact.guest.config.GuestFile;
import praktikum.fact.guest.config.Nic;
import praktikum.fact.storage.StorageConfig;
import praktikum.fact.storage.StorageEntry;
import praktikum.net.Addresses;
import praktikum.report.BoxDrawing;
import praktikum.report.ChapterSource;
import praktikum.report.Table;
import praktikum.report.Table.Cell;
import praktikum.report.gather.EvidenceAnswers;
import praktikum.report.gather.SourcedFact;
import praktikum.site.PlannedNode;
import praktikum.site.plan.GuestKind;
import praktikum.text.Language;
import praktikum.text.Message;

/** Makes the chapter on guests of what a check run saw. */
final class GuestPartBuilder {

    private final Language language;
    private final List<String> nodes;
    private final List<ObservedGuest> guests;
    private final Optional<SourcedFact<StorageConfig>> table;
    private final boolean told;
    private final TreeSet<Integer> cited = new TreeSet<>();

    GuestPartBuilder(ChapterSource source) {
        this.language = source.language();
        var answers = new EvidenceAnswers(source.evidence());
        this.nodes = source.site().nodes().stream().map(PlannedNode::name).toList();
        this.guests = source.site().guests().stream().map(guest -> ObservedGuest.of(guest, nodes, answers)).toList();
        this.table = nodes.stream().flatMap(node -> answers.read(node, StorageConfig.ASKED).stream()).findFirst();
        this.told = ObservedGuest.told(nodes, answers);
    }

    /** The chapter; empty where no node told of guests. */
    Optional<GuestPart> part() {
        return told && !guests.isEmpty() ? Optional.of(new GuestPart(guests(), disks(), map(), held(), List.copyOf(cited)))
                : Optional.empty();
    }

    private Table guests() {
        return new Table("", heads("guest", "kind", "node", "cores", "memory", "system", "address", "mac", "state"),
                guests.stream().map(this::row).toList());
    }

    private List<Cell> row(ObservedGuest guest) {
        var planned = guest.planned();
        var kind = say("kind." + planned.kind().word());
        if (guest.file().isEmpty()) {
            return List.of(Cell.of(planned.name() + " (" + planned.id() + ")"), Cell.of(kind), Cell.of(say("missing")), Cell.of("–"),
                    Cell.of("–"), Cell.of("–"), Cell.of("–"), Cell.of("–"), Cell.of("–"));
        }
        var file = guest.file().get();
        cited.add(file.record());
        var config = file.value().config();
        var found = config.kind().type();
        var cores = config.vm().map(vm -> Long.toString(vm.cpus())).or(() -> config.container().map(ct -> ct.cores().isPresent()
                ? Long.toString(ct.cores().getAsLong()) : say("unlimited"))).orElse("–");
        var name = config.current().name().orElse("–");
        return List.of(file.cell(one -> differing(name, planned.name()) + " (" + planned.id() + ")"),
                file.cell(one -> found.equals(planned.kind().type()) ? kind(file.value())
                        : say("differs", found, kind)), file.cell(GuestFile::node),
                file.cell(one -> differing(cores, Integer.toString(planned.cores()))),
                file.cell(one -> differing(Long.toString(config.current().memory()), Integer.toString(planned.memory())) + " MiB"),
                system(guest), address(guest, file),
                file.cell(one -> config.current().nics().stream().findFirst().flatMap(Nic::mac).orElse("–")), state(guest));
    }

    private String kind(GuestFile file) {
        return file.config().container().map(container -> say(container.unprivileged() ? "kind.unprivileged" : "kind.privileged"))
                .orElse(say("kind.vm"));
    }

    private Cell system(ObservedGuest guest) {
        return guest.system().map(system -> {
            cited.add(system.record());
            return system.cell(one -> one.name().orElse(one.id() + " " + one.version().orElse("")));
        }).orElse(Cell.of("–"));
    }

    private Cell address(ObservedGuest guest, SourcedFact<GuestFile> file) {
        var planned = Addresses.text(guest.planned().address());
        var inside = guest.addresses();
        if (inside.isPresent()) {
            cited.add(inside.get().record());
            return inside.get().cell(all -> all.contains(planned) ? planned
                    : say("differs", all.isEmpty() ? "–" : String.join(", ", all), planned));
        }
        var given = file.value().config().kind().type().equals(GuestKind.VM.type()) ? file.value().config().current().find("ipconfig0")
                : file.value().config().current().nics().stream().findFirst().flatMap(nic -> nic.options().find("ip").or(() ->
                        nic.options().find("ip6")));
        return file.cell(one -> say("given", given.orElse("–")));
    }

    private Cell state(ObservedGuest guest) {
        return guest.status().map(status -> {
            cited.add(status.record());
            return status.cell(one -> one.state().toString().toLowerCase(Locale.ROOT).replace('_', '-'));
        }).orElse(Cell.of("–"));
    }

    private Table disks() {
        var rows = new ArrayList<List<Cell>>();
        for (var guest : guests) {
            guest.disks().forEach(one -> guest.file().ifPresent(file -> rows.add(List.of(Cell.of(guest.title()),
                    Cell.of(ObservedGuest.key(one)), file.cell(all -> one.disk().source()),
                    file.cell(all -> one.disk().size().orElse("–")), has(guest, one.disk())))));
        }
        return new Table("", heads("guest", "disk", "where", "size", "has"), rows);
    }

    /** Who has a disk. */
    private Cell has(ObservedGuest guest, Disk disk) {
        return table.filter(all -> disk.storage().isPresent()).map(all -> {
            cited.add(all.record());
            return all.cell(config -> shared(disk) ? say("all-nodes") : say("only", guest.host()));
        }).orElseGet(() -> Cell.of(say("only", guest.host())));
    }

    private boolean shared(Disk disk) {
        return disk.storage().flatMap(name -> table.flatMap(all -> all.value().find(name))).filter(StorageEntry::shared)
                .filter(entry -> nodes.stream().allMatch(entry::allowedOn)).isPresent();
    }

    private BoxDrawing map() {
        return GuestMapDrawing.of(guests.stream().filter(guest -> guest.file().isPresent()).map(guest -> new GuestMapDrawing.Guest(
                guest.host(), guest.title(), guest.disks().stream().map(one -> new GuestMapDrawing.Volume(
                        ObservedGuest.key(one) + " · " + one.disk().storage().orElse(one.disk().source()), shared(one.disk()))).toList()))
                .toList());
    }

    private List<String> held() {
        var sentences = new ArrayList<String>();
        for (var guest : guests) {
            var local = guest.disks().stream().filter(one -> !shared(one.disk())).toList();
            if (!local.isEmpty()) {
                sentences.add(say(local.stream().allMatch(one -> ObservedGuest.drive(one.disk())) ? "held.image" : "held.disk",
                        guest.title(),
                        guest.host(), String.join(", ", local.stream().map(one -> ObservedGuest.key(one) + " " + one.disk().source())
                                .toList())));
            } else if (guest.file().isPresent()) {
                sentences.add(say("held.free", guest.title(), String.join(", ", guest.disks().stream()
                        .flatMap(one -> one.disk().storage().stream()).distinct().toList())));
            }
            guest.file().flatMap(file -> file.value().config().vm()).filter(vm -> !vm.localDevices().isEmpty()).ifPresent(vm ->
                    sentences.add(say("held.device", guest.title(), guest.host(), String.join(", ", vm.localDevices().stream()
                            .map(device -> device.key()).toList()))));
        }
        return sentences;
    }

    private String differing(String found, String planned) {
        return found.equals(planned) ? found : say("differs", found, planned);
    }

    private List<String> heads(String... columns) {
        return Stream.of(columns).map(column -> say("column." + column)).toList();
    }

    private String say(String key, Object... values) {
        return Message.of("report.guest." + key, values).in(language);
    }
}
