package praktikum.sim.machine.storage.lvm.tool;

import static praktikum.sim.machine.storage.lvm.tool.Field.Kind.LV;
import static praktikum.sim.machine.storage.lvm.tool.Field.Kind.SEGMENT;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.tool.Field.Row;

/** The columns about logical volumes and their segments. */
final class VolumeFields {

    private static final String NOTHING = "";

    private VolumeFields() {}

    static List<Field> all() {
        return List.of(
                text("lv_uuid", "LV UUID", 38, lv -> lv.volume().uuid()),
                text("lv_name", "LV", 4, VolumeView::shown),
                text("lv_full_name", "LV", 4, lv -> lv.group().name() + "/" + lv.name()),
                text("lv_path", "Path", 0, lv -> lv.visible() && !lv.pool() ? "/dev/" + lv.group().name() + "/" + lv.name() : NOTHING),
                text("lv_dm_path", "DMPath", 0, lv -> "/dev/mapper/" + lv.group().name().replace("-", "--") + "-"
                        + lv.name().replace("-", "--")),
                text("lv_layout", "Layout", 10, lv -> lv.pool() ? "thin,pool" : lv.thin() ? "thin,sparse" : "linear"),
                text("lv_active", "Active", 0, lv -> lv.active() ? "active" : NOTHING),
                text("lv_permissions", "LPerms", 8, lv -> lv.active() ? "writeable" : "unknown"),
                text("lv_device_open", "DevOpen", 10, lv -> lv.open() ? "open" : NOTHING),
                text("lv_when_full", "WhenFull", 15, lv -> lv.pool() ? "queue" : NOTHING),
                text("lv_health_status", "Health", 15, lv -> switch (lv.attributes().charAt(8)) {
                    case 'p' -> "partial";
                    case 'M' -> "metadata_read_only";
                    case 'D' -> "out_of_data";
                    default -> NOTHING;
                }),
                new Field(LV, "lv_size", "LSize", 0, true, row -> row.lv().map(lv -> row.size().column(lv.size())).orElse(NOTHING)),
                new Field(LV, "lv_metadata_size", "MSize", 0, true, row -> row.lv().filter(VolumeView::pool)
                        .map(lv -> row.size().column(lv.volume().metadataSize())).orElse(NOTHING)),
                number("seg_count", "#Seg", lv -> String.valueOf(lv.runs().size())),
                text("origin", "Origin", 0, lv -> lv.volume().origin()),
                text("data_lv", "Data", 0, lv -> lv.pool() ? "[" + lv.name() + "_tdata]" : NOTHING),
                text("metadata_lv", "Meta", 0, lv -> lv.pool() ? "[" + lv.name() + "_tmeta]" : NOTHING),
                text("pool_lv", "Pool", 0, VolumeView::poolName),
                text("lv_tags", "LV Tags", 0, lv -> NOTHING),
                number("lv_kernel_major", "KMaj", lv -> kernel(lv, BlockDevice::major)),
                number("lv_kernel_minor", "KMin", lv -> kernel(lv, BlockDevice::minor)),
                percent("data_percent", "Data%", VolumeView::data),
                percent("snap_percent", "Snap%", lv -> Optional.empty()),
                percent("metadata_percent", "Meta%", VolumeView::metadata),
                text("move_pv", "Move", 0, lv -> NOTHING),
                text("mirror_log", "Log", 0, lv -> NOTHING),
                text("copy_percent", "Cpy%Sync", 0, lv -> NOTHING),
                text("sync_percent", "Cpy%Sync", 0, lv -> NOTHING),
                text("convert_lv", "Convert", 0, lv -> NOTHING),
                text("lv_attr", "Attr", 0, VolumeView::attributes),
                segment("segtype", "Type", false, row -> row.lv().map(VolumeView::segmentType).orElse(NOTHING)),
                segment("stripes", "#Str", true, row -> row.lv().map(lv -> lv.thin() ? "0" : "1").orElse(NOTHING)),
                segment("chunk_size", "Chunk", true, row -> row.lv().map(lv -> row.size().column(lv.chunk())).orElse(NOTHING)),
                segment("thin_count", "#Thins", true, row -> row.lv().filter(VolumeView::pool)
                        .map(lv -> String.valueOf(lv.group().thin(lv.volume()).size())).orElse(NOTHING)),
                segment("discards", "Discards", false, row -> row.lv().filter(VolumeView::pool).map(lv -> "passdown").orElse(NOTHING)),
                segment("zero", "Zero", false, row -> row.lv().filter(lv -> lv.pool() || lv.thin()).map(lv -> lv.pool() ? "zero"
                        : NOTHING).orElse("unknown")),
                segment("seg_start", "Start", true, row -> row.lv().map(lv -> row.size().column(start(row) * LogicalVolume.EXTENT))
                        .orElse(NOTHING)),
                segment("seg_start_pe", "Start", true, row -> String.valueOf(start(row))),
                segment("seg_size", "SSize", true, row -> row.run().map(run -> row.size().column(run.count() * LogicalVolume.EXTENT))
                        .orElse(NOTHING)),
                segment("seg_size_pe", "SSize", true, row -> row.run().map(run -> String.valueOf(run.count())).orElse(NOTHING)),
                segment("devices", "Devices", false, row -> row.run().filter(run -> !run.place().isEmpty()).map(VolumeView.Run::told)
                        .orElse(NOTHING)));
    }

    private static long start(Row row) {
        return row.lv().map(lv -> lv.runs().stream().takeWhile(run -> !run.equals(row.run().orElseThrow()))
                .mapToLong(VolumeView.Run::count).sum()).orElse(0L);
    }

    private static String kernel(VolumeView lv, Function<BlockDevice, Integer> number) {
        return String.valueOf(lv.visible() && lv.active() ? lv.lvm().device(lv.volume()).map(number).orElse(-1) : -1);
    }

    private static Field text(String name, String heading, int width, Function<VolumeView, String> value) {
        return Field.text(LV, name, heading, width, row -> row.lv().map(value).orElse(NOTHING));
    }

    private static Field number(String name, String heading, Function<VolumeView, String> value) {
        return Field.number(LV, name, heading, row -> row.lv().map(value).orElse(NOTHING));
    }

    private static Field percent(String name, String heading, Function<VolumeView, Optional<Double>> value) {
        return Field.text(LV, name, heading, 6, row -> row.lv().flatMap(value).map(LvmSize::percent).orElse(NOTHING));
    }

    private static Field segment(String name, String heading, boolean right, Function<Row, String> value) {
        return new Field(SEGMENT, name, heading, 0, right, value);
    }
}
