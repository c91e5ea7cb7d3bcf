package praktikum.sim.machine.storage.zfs.tool;

import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.machine.storage.zfs.Dataset;
import praktikum.sim.machine.storage.zfs.Property;
import praktikum.sim.machine.storage.zfs.Space;
import praktikum.sim.machine.storage.zfs.Zfs;

/** What the properties of datasets are: zfs_prop_get of libzfs. */
final class DatasetValues {

    // What only encrypted, received or cloned datasets have.
    private static final Set<String> ABSENT = Set.of("origin", "receive_resume_token", "redact_snaps", "encryptionroot", "keystatus",
            "snapshots_changed");
    private static final Set<String> WITHOUT_SOURCE = Set.of("version", "utf8only", "normalization", "casesensitivity");

    private final Machine node;
    private final boolean literal;

    /** For one calling; {@code literal} for exact numbers. */
    DatasetValues(Machine node, boolean literal) {
        this.node = node;
        this.literal = literal;
    }

    /** The value of a property; empty where a dataset of its type has none. */
    Optional<Dataset.Value> of(Dataset dataset, Property property) {
        if (!property.types().contains(dataset.type().word().substring(0, 1)) || ABSENT.contains(property.name())) {
            return Optional.empty();
        }
        Space space = dataset.pool().space();
        return Optional.of(switch (property.name()) {
            case "type" -> read(dataset.type().word());
            case "creation" -> read(literal ? String.valueOf(dataset.created().getEpochSecond()) : created(dataset));
            case "used" -> read(bytes(space.used(dataset)));
            case "available" -> read(bytes(space.available(dataset)));
            case "referenced", "usedbydataset", "logicalreferenced" -> read(bytes(space.referenced(dataset)));
            case "written" -> read(bytes(written(dataset)));
            case "logicalused" -> read(bytes(space.used(dataset) - (dataset.type() == Dataset.Type.VOLUME ? space.byReservation(dataset)
                    : 0)));
            case "usedbysnapshots" -> read(bytes(Space.bySnapshots(dataset)));
            case "usedbychildren" -> read(bytes(space.byChildren(dataset)));
            case "usedbyrefreservation" -> read(bytes(space.byReservation(dataset)));
            case "compressratio", "refcompressratio" -> read(literal ? "1.00" : "1.00x");
            case "mounted" -> read(Zfs.of(node).datasets().mounted(dataset).isPresent() ? "yes" : "no");
            case "guid" -> read(dataset.guid());
            case "createtxg" -> read(String.valueOf(dataset.parent().isEmpty() ? 1 : 8 + 13 * dataset.number()));
            case "objsetid" -> read(String.valueOf(dataset.parent().isEmpty() ? 54 : 67 + 63 * dataset.number()));
            case "defer_destroy" -> read("off");
            case "userrefs" -> read("0");
            case "clones" -> read("");
            case "filesystem_count", "snapshot_count" -> new Dataset.Value("none", "default");
            case "volsize" -> new Dataset.Value(bytes(dataset.volumeSize()), "local");
            default -> setting(dataset, property);
        });
    }

    private Dataset.Value setting(Dataset dataset, Property property) {
        Dataset.Value set = dataset.setting(property);
        String value = set.value();
        if (property.isNumber()) {
            boolean none = value.equals("none");
            boolean limit = property.name().endsWith("_limit");
            value = none ? literal && !limit ? "0" : "none" : literal ? value : property.name().matches("(ref)?(quota|reservation)")
                    ? Nice.bytes(Long.parseLong(value)) : Nice.number(Long.parseLong(value));
        }
        return new Dataset.Value(value, WITHOUT_SOURCE.contains(property.name()) ? "-" : set.source());
    }

    private static Dataset.Value read(String value) {
        return new Dataset.Value(value, "-");
    }

    private String bytes(long value) {
        return literal ? String.valueOf(value) : Nice.bytes(value);
    }

    // strftime's %a %b %e %k:%M %Y
    private String created(Dataset dataset) {
        String[] parts = TimeFormat.format(dataset.created(), node.clock().zone(), "EEE MMM;d;H;mm yyyy").split(";");
        return parts[0] + " " + pad(parts[1]) + " " + pad(parts[2]) + ":" + parts[3];
    }

    private static String pad(String number) {
        return number.length() < 2 ? " " + number : number;
    }

    // Since the last snapshot; all of it where there is none.
    private static long written(Dataset dataset) {
        return dataset.snapshots().isEmpty() ? dataset.pool().space().referenced(dataset) : 0;
    }
}
