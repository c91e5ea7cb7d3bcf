package praktikum.sim.machine.storage.lvm.tool;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/**
 * A column of pvs, vgs and lvs, as lib/report/columns.h of lvm2 has it.
 *
 * @param kind what it tells of
 * @param name its name
 * @param heading above it
 * @param width at least
 * @param right whether it stands at the right
 * @param value what it says of a row
 */
record Field(Kind kind, String name, String heading, int width, boolean right, Function<Row, String> value) {

    /** What a column tells of. */
    enum Kind {
        /** A physical volume. */
        PV("pv_"),
        /** A volume group. */
        VG("vg_"),
        /** A logical volume. */
        LV("lv_"),
        /** A segment of a logical volume. */
        SEGMENT("seg_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /**
     * A row.
     *
     * @param size how sizes are printed
     * @param pv of what physical volume
     * @param vg of what group
     * @param lv of what volume
     * @param run of what segment
     */
    record Row(LvmSize size, Optional<PhysicalVolume> pv, Optional<VolumeGroup> vg, Optional<VolumeView> lv,
            Optional<VolumeView.Run> run) {}

    /** Text. */
    static Field text(Kind kind, String name, String heading, int width, Function<Row, String> value) {
        return new Field(kind, name, heading, width, false, value);
    }

    /** A number that is printed as it is. */
    static Field number(Kind kind, String name, String heading, Function<Row, Object> value) {
        return new Field(kind, name, heading, 0, true, row -> String.valueOf(value.apply(row)));
    }

    /** Bytes. */
    static Field size(Kind kind, String name, String heading, Function<Row, Long> value) {
        return new Field(kind, name, heading, 0, true, row -> row.size().column(value.apply(row)));
    }

    /** All. */
    static List<Field> all() {
        return Stream.of(VolumeFields.all(), GroupFields.all()).flatMap(List::stream).toList();
    }

    /** The one that is asked for by that name; without its prefix too where the report is of its kind. */
    static Optional<Field> named(String word, Kind report) {
        String wanted = bare(word);
        return all().stream().filter(field -> bare(field.name).equals(wanted)).findFirst()
                .or(() -> all().stream().filter(field -> field.kind == report && bare(field.name).equals(bare(report.prefix + wanted)))
                        .findFirst());
    }

    private static String bare(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
