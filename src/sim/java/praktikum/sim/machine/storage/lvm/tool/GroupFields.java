package praktikum.sim.machine.storage.lvm.tool;

import static praktikum.sim.machine.storage.lvm.tool.Field.Kind.PV;
import static praktikum.sim.machine.storage.lvm.tool.Field.Kind.VG;

import java.util.List;
import java.util.function.Function;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/** The columns about physical volumes and volume groups. */
final class GroupFields {

    private static final long DATA_START = 1L << 20;

    private GroupFields() {}

    static List<Field> all() {
        return List.of(
                pv("pv_fmt", "Fmt", 0, false, pv -> "lvm2"),
                pv("pv_uuid", "PV UUID", 38, false, PhysicalVolume::uuid),
                pvSize("dev_size", "DevSize", 0, pv -> pv.device().isPresent() ? pv.size() : 0),
                pv("pv_name", "PV", 10, false, PhysicalVolume::path),
                pvSize("pe_start", "1st PE", 7, pv -> DATA_START),
                pvSize("pv_size", "PSize", 0, PhysicalVolume::shownSize),
                pvSize("pv_free", "PFree", 0, PhysicalVolume::free),
                pvSize("pv_used", "Used", 0, pv -> pv.used() * LogicalVolume.EXTENT),
                pv("pv_attr", "Attr", 0, false, pv -> (pv.group().isEmpty() ? "--" : "a-") + (pv.device().isEmpty() ? "m" : "-")),
                pv("pv_allocatable", "Allocatable", 0, false, pv -> pv.group().isEmpty() ? "" : "allocatable"),
                pv("pv_missing", "Missing", 10, false, pv -> pv.device().isEmpty() ? "missing" : ""),
                pv("pv_pe_count", "PE", 3, true, pv -> String.valueOf(pv.extents())),
                pv("pv_pe_alloc_count", "Alloc", 0, true, pv -> String.valueOf(pv.used())),
                pv("pv_tags", "PV Tags", 0, false, pv -> ""),
                pv("pv_in_use", "PInUse", 0, false, pv -> pv.group().isEmpty() ? "" : "used"),
                vg("vg_fmt", "Fmt", 0, false, vg -> "lvm2"),
                vg("vg_uuid", "VG UUID", 38, false, VolumeGroup::uuid),
                vg("vg_name", "VG", 0, false, VolumeGroup::name),
                vg("vg_attr", "Attr", 5, false, vg -> "wz-" + (vg.partial() ? "p" : "-") + "n-"),
                vg("vg_permissions", "VPerms", 10, false, vg -> "writeable"),
                vg("vg_partial", "Partial", 10, false, vg -> vg.partial() ? "partial" : ""),
                vgSize("vg_size", "VSize", VolumeGroup::size),
                vgSize("vg_free", "VFree", VolumeGroup::free),
                vg("vg_sysid", "SYS ID", 0, false, vg -> ""),
                vg("vg_systemid", "System ID", 0, false, vg -> ""),
                vg("vg_lock_type", "LockType", 0, false, vg -> ""),
                vgSize("vg_extent_size", "Ext", vg -> LogicalVolume.EXTENT),
                vg("vg_extent_count", "#Ext", 0, true, vg -> String.valueOf(vg.extents())),
                vg("vg_free_count", "Free", 0, true, vg -> String.valueOf(vg.freeExtents())),
                vg("max_lv", "MaxLV", 0, true, vg -> "0"),
                vg("max_pv", "MaxPV", 0, true, vg -> "0"),
                vg("pv_count", "#PV", 0, true, vg -> String.valueOf(vg.physical().size())),
                vg("vg_missing_pv_count", "#PV Missing", 0, true, vg -> String.valueOf(vg.physical().stream()
                        .filter(pv -> pv.device().isEmpty()).count())),
                vg("lv_count", "#LV", 0, true, vg -> String.valueOf(vg.visible().size())),
                vg("snap_count", "#SN", 0, true, vg -> "0"),
                vg("vg_tags", "VG Tags", 0, false, vg -> ""));
    }

    private static Field pv(String name, String heading, int width, boolean right, Function<PhysicalVolume, String> value) {
        return new Field(PV, name, heading, width, right, row -> row.pv().map(value).orElse(""));
    }

    private static Field pvSize(String name, String heading, int width, Function<PhysicalVolume, Long> bytes) {
        return new Field(PV, name, heading, width, true, row -> row.pv().map(pv -> row.size().column(bytes.apply(pv))).orElse(""));
    }

    private static Field vg(String name, String heading, int width, boolean right, Function<VolumeGroup, String> value) {
        return new Field(VG, name, heading, width, right, row -> row.vg().map(value).orElse(name.matches("vg_missing.*|.*_count|max_.*")
                ? "0" : ""));
    }

    private static Field vgSize(String name, String heading, Function<VolumeGroup, Long> bytes) {
        return new Field(VG, name, heading, 0, true, row -> row.size().column(row.vg().map(bytes).orElse(0L)));
    }
}
