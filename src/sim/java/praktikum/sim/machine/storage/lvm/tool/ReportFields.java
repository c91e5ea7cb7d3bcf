package praktikum.sim.machine.storage.lvm.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** The fields of the reports, and what they say of a physical volume, group or volume; lib/report/columns.h and report.c. */
final class ReportFields {

    /**
     * A field.
     *
     * @param name its name, as {@code -o} takes it
     * @param head the head of its column
     * @param width how wide the column is at least
     * @param size whether it is a size or number, which is aligned to the right
     */
    record Field(String name, String head, int width, boolean size) {
    }

    private static final Map<String, Field> ALL = new LinkedHashMap<>();

    static {
        for (String line : List.of("lv_name:LV:4", "lv_full_name:LV:4", "lv_path:Path:4", "lv_dm_path:DMPath:6", "lv_uuid:LV UUID:38",
                "lv_attr:Attr:4", "lv_size:LSize:5+", "lv_metadata_size:MSize:5+", "pool_lv:Pool:4", "origin:Origin:6",
                "data_percent:Data%:6", "metadata_percent:Meta%:6", "move_pv:Move:4", "mirror_log:Log:3", "copy_percent:Cpy%Sync:8",
                "convert_lv:Convert:7", "lv_active:Active:6", "lv_layout:Layout:10", "lv_tags:LV Tags:7", "segtype:Type:4",
                "chunk_size:Chunk:5+", "thin_count:#Thins:6+", "seg_size:SSize:5+", "devices:Devices:7", "lv_health_status:Health:15",
                "lv_when_full:WhenFull:15", "vg_name:VG:2", "vg_uuid:VG UUID:38", "vg_attr:Attr:5", "vg_size:VSize:5+",
                "vg_free:VFree:5+", "vg_extent_size:Ext:3+", "vg_extent_count:#Ext:4+", "vg_free_count:Free:4+", "pv_count:#PV:3+",
                "lv_count:#LV:3+", "snap_count:#SN:3+", "vg_missing_pv_count:#PV Missing:11+", "vg_tags:VG Tags:7",
                "pv_name:PV:10", "pv_uuid:PV UUID:38", "pv_fmt:Fmt:3", "pv_attr:Attr:4", "pv_size:PSize:5+", "pv_free:PFree:5+",
                "pv_used:Used:4+", "dev_size:DevSize:7+", "pv_pe_count:PE:3+", "pv_pe_alloc_count:Alloc:5+", "pv_missing:Missing:10",
                "pe_start:1st PE:7+")) {
            String[] parts = line.split(":");
            boolean size = parts[2].endsWith("+");
            ALL.put(parts[0], new Field(parts[0], parts[1], Integer.parseInt(parts[2].replace("+", "")), size));
        }
    }

    private final Machine node;
    private final String units;
    private final boolean suffix;

    /**
     * For one report.
     *
     * @param units as {@code --units} names them
     * @param suffix whether sizes show their unit
     */
    ReportFields(Machine node, String units, boolean suffix) {
        this.node = node;
        this.units = units;
        this.suffix = suffix;
    }

    /** The field of a name; those of volumes may be without their {@code lv_}, and so on. */
    static Optional<Field> field(String name, String prefix) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(ALL.get(lower)).or(() -> Optional.ofNullable(ALL.get(prefix + lower)));
    }

    private String size(long bytes) {
        return LvmSizes.in(units, bytes, suffix).orElse("");
    }

    /** What a field says of a volume and its group. */
    String of(Field field, VolumeGroup group, LogicalVolume volume) {
        Lvm lvm = Lvm.of(node);
        boolean pool = volume.type() == LogicalVolume.Type.POOL;
        boolean spare = volume.type() == LogicalVolume.Type.SPARE;
        boolean thin = volume.type() == LogicalVolume.Type.THIN;
        return switch (field.name()) {
            case "lv_name" -> spare ? "[" + volume.name() + "]" : volume.name();
            case "lv_full_name" -> group.name() + "/" + volume.name();
            case "lv_path" -> pool || spare ? "" : "/dev/" + group.name() + "/" + volume.name();
            case "lv_dm_path" -> lvm.device(volume).map(BlockDevice::path).orElse("");
            case "lv_uuid" -> volume.uuid();
            case "lv_attr" -> attributes(group, volume);
            case "lv_size", "seg_size" -> size(volume.size());
            case "lv_metadata_size" -> pool ? size(volume.metadataSize()) : "";
            case "pool_lv" -> volume.pool();
            case "origin" -> volume.origin();
            case "data_percent" -> (pool || thin) && running(group, volume) ? percent(group.dataPercent(volume)) : "";
            case "metadata_percent" -> pool && running(group, volume) ? percent(group.metadataPercent(volume)) : "";
            case "lv_active" -> running(group, volume) ? "active" : "";
            case "lv_layout" -> pool ? "thin,pool" : thin ? "thin,sparse" : "linear";
            case "segtype" -> pool ? "thin-pool" : thin ? "thin" : "linear";
            case "chunk_size" -> pool ? size(volume.chunk()) : size(0);
            case "thin_count" -> pool ? String.valueOf(group.thin(volume).size()) : "";
            case "lv_when_full" -> pool ? "queue" : "";
            case "devices" -> pool ? volume.name() + "_tdata(0)" : devices(group, volume, false);
            default -> of(field, group);
        };
    }

    /** What a field says of the hidden volume that holds a thin pool's data, or its metadata. */
    String ofPart(Field field, VolumeGroup group, LogicalVolume pool, boolean metadata) {
        String name = pool.name() + (metadata ? "_tmeta" : "_tdata");
        boolean active = running(group, pool);
        return switch (field.name()) {
            case "lv_name" -> "[" + name + "]";
            case "lv_full_name" -> group.name() + "/" + name;
            case "lv_attr" -> (metadata ? "ewi-" : "Twi-") + (active ? "ao" : "--") + "--" + (group.partial(pool) ? "p-" : "--");
            case "lv_size", "seg_size" -> size(metadata ? pool.metadataSize() : pool.size());
            case "lv_active" -> active ? "active" : "";
            case "lv_layout", "segtype" -> "linear";
            case "devices" -> devices(group, pool, metadata);
            default -> field.name().startsWith("vg_") ? of(field, group) : "";
        };
    }

    // Where the extents of a volume lie: those of a group are counted in the order in which they were taken.
    private static String devices(VolumeGroup group, LogicalVolume wanted, boolean metadata) {
        Map<String, Long> next = new LinkedHashMap<>();
        List<String> found = new ArrayList<>();
        for (LogicalVolume volume : group.volumes()) {
            for (LogicalVolume.Segment segment : volume.segments()) {
                long start = next.getOrDefault(segment.pv(), 0L);
                next.put(segment.pv(), start + segment.extents());
                if (volume.equals(wanted) && segment.metadata() == metadata) {
                    group.physical().stream().filter(pv -> pv.uuid().equals(segment.pv())).findFirst()
                            .ifPresent(pv -> found.add(pv.path() + "(" + start + ")"));
                }
            }
        }
        return String.join(",", found);
    }

    private boolean running(VolumeGroup group, LogicalVolume volume) {
        return Lvm.of(node).active(volume) || volume.type() == LogicalVolume.Type.POOL
                && group.thin(volume).stream().anyMatch(Lvm.of(node)::active);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f", value > 99.99 && value < 100 ? 99.99 : value);
    }

    private String attributes(VolumeGroup group, LogicalVolume volume) {
        Lvm lvm = Lvm.of(node);
        boolean pool = volume.type() == LogicalVolume.Type.POOL;
        boolean thin = volume.type() == LogicalVolume.Type.THIN;
        char type = pool ? 't' : thin ? 'V' : volume.type() == LogicalVolume.Type.SPARE ? 'e' : '-';
        boolean users = pool && group.thin(volume).stream().anyMatch(lvm::active);
        char state = running(group, volume) ? 'a' : '-';
        char open = users || lvm.open(volume) ? 'o' : '-';
        String target = pool || thin ? "tz" : "--";
        char health = group.partial(volume) ? 'p' : pool && group.dataFree(volume) < volume.chunk() ? 'D' : '-';
        return type + "wi-" + state + open + target + health + "-";
    }

    /** What a field says of a group. */
    String of(Field field, VolumeGroup group) {
        return switch (field.name()) {
            case "vg_name" -> group.name();
            case "vg_uuid" -> group.uuid();
            case "vg_attr" -> group.partial() ? "wz-pn-" : "wz--n-";
            case "vg_size" -> size(group.size());
            case "vg_free" -> size(group.free());
            case "vg_extent_size" -> size(LogicalVolume.EXTENT);
            case "vg_extent_count" -> String.valueOf(group.extents());
            case "vg_free_count" -> String.valueOf(group.freeExtents());
            case "pv_count" -> String.valueOf(group.physical().size());
            case "lv_count" -> String.valueOf(group.visible().size());
            case "snap_count" -> "0";
            case "vg_missing_pv_count" -> String.valueOf(group.physical().stream().filter(pv -> pv.device().isEmpty()).count());
            default -> "";
        };
    }

    /** What a field says of a physical volume, and of its group where it is in one. */
    String of(Field field, PhysicalVolume pv) {
        boolean grouped = !pv.group().isEmpty();
        return switch (field.name()) {
            case "pv_name" -> pv.path();
            case "pv_uuid" -> pv.uuid();
            case "pv_fmt" -> "lvm2";
            case "pv_attr" -> grouped ? pv.device().isEmpty() ? "a-m" : "a--" : "---";
            case "pv_size" -> size(pv.shownSize());
            case "pv_free" -> size(pv.free());
            case "pv_used" -> size(pv.shownSize() - pv.free());
            case "dev_size" -> size(pv.device().map(BlockDevice::size).orElse(0L));
            case "pv_pe_count" -> String.valueOf(pv.extents());
            case "pv_pe_alloc_count" -> String.valueOf(pv.used());
            case "pv_missing" -> pv.device().isEmpty() ? "missing" : "";
            case "pe_start" -> size(1L << 20);
            case "vg_name" -> pv.group();
            default -> Lvm.of(node).group(pv.group()).map(group -> of(field, group)).orElse("");
        };
    }
}
