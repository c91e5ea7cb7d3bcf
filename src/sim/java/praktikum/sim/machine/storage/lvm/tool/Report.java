package praktikum.sim.machine.storage.lvm.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;
import praktikum.sim.machine.storage.lvm.tool.Field.Kind;
import praktikum.sim.machine.storage.lvm.tool.Field.Row;

/**
 * {@code pvs}, {@code vgs} and {@code lvs}.
 *
 * @param kind what it tells of
 * @param usual the columns that are shown unless others are asked for
 */
record Report(Kind kind, String usual) implements LvmProgram.Work {

    /** Options without a value. */
    static final Set<String> FLAGS = Set.of("-a", "--all", "--noheadings", "--nosuffix", "--aligned", "--unbuffered",
            "--ignorelockingfailure", "--readonly", "-P", "--partial");
    /** Options with a value. */
    static final Set<String> VALUED = Set.of("-o", "--options", "--units", "--separator", "--reportformat");

    // Fields that the simulator has not, among those that people ask for.
    private static final Set<String> BEYOND = Set.of("lv_all", "vg_all", "pv_all", "seg_all", "lv_time", "lv_host", "lv_role", "lv_major",
            "lv_minor", "lv_read_ahead", "lv_profile", "lv_modules", "lv_parent", "lv_allocation_policy", "lv_skip_activation",
            "lv_autoactivation", "lv_ancestors", "lv_descendants", "vg_seqno", "vg_mda_count", "vg_allocation_policy", "vg_profile",
            "pv_mda_count", "pv_major", "pv_minor", "pvseg_start", "pvseg_size", "seg_pe_ranges", "seg_le_ranges", "seg_monitor", "thin_id",
            "transaction_id", "metadata_devices", "help");

    /** {@code pvs}. */
    static final Report PVS = new Report(Kind.PV, "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free");
    /** {@code vgs}. */
    static final Report VGS = new Report(Kind.VG, "vg_name,pv_count,lv_count,snap_count,vg_attr,vg_size,vg_free");
    /** {@code lvs}. */
    static final Report LVS = new Report(Kind.LV, "lv_name,vg_name,lv_attr,lv_size,pool_lv,origin,data_percent,metadata_percent,move_pv,"
            + "mirror_log,copy_percent,convert_lv");

    @Override
    public void run(Session session) {
        session.act(() -> print(session));
    }

    private void print(Session session) {
        CommandLine words = session.words();
        String unit = words.value("--units").orElse("r");
        LvmSize size = LvmSize.of(unit, !words.has("--nosuffix")).orElseThrow(() -> unit.matches("[0-9]+[a-zA-Z]")
                ? CommandFailed.unsupported(session.command(), "--units " + unit)
                : CommandFailed.misused(session.command(), "Invalid units specification"));
        String format = words.value("--reportformat").orElse("basic");
        if (!format.equals("basic") && !format.equals("json")) {
            throw CommandFailed.unsupported(session.command(), "--reportformat " + format);
        }
        boolean json = format.equals("json");
        List<Field> fields = fields(session);
        if (json) {
            session.print("  {\n      \"report\": [\n");
        }
        List<List<String>> rows = rows(session, fields, size).stream()
                .map(row -> fields.stream().map(field -> field.value().apply(row)).toList()).toList();
        var layout = new ReportLayout(fields, !words.has("--noheadings"), words.value("--separator").orElse(" "),
                words.value("--separator").isEmpty() || words.has("--aligned"));
        session.print(json ? layout.json(session.command().substring(0, 2), rows) : layout.table(rows));
    }

    // -o LIST in place of the usual ones, +LIST after them, -LIST without those.
    private List<Field> fields(Session session) {
        List<String> names = new ArrayList<>(List.of(usual.split(",")));
        boolean first = true;
        for (String option : session.words().values("-o", "--options")) {
            String list = option.replaceFirst("^[+-]", "");
            if (first && list.equals(option)) {
                names.clear();
            }
            first = false;
            for (String word : list.split(",")) {
                Field field = Field.named(word, kind).orElseThrow(() -> BEYOND.contains(word)
                        ? CommandFailed.unsupported(session.command(), "-o " + word)
                        : CommandFailed.refused("Unrecognised field: " + word));
                if (option.startsWith("-")) {
                    names.remove(field.name());
                } else {
                    names.add(field.name());
                }
            }
        }
        return names.stream().map(name -> Field.named(name, kind).orElseThrow()).toList();
    }

    private List<Row> rows(Session session, List<Field> fields, LvmSize size) {
        Set<Kind> kinds = fields.stream().map(Field::kind).collect(Collectors.toSet());
        boolean volumes = kinds.contains(Kind.LV) || kinds.contains(Kind.SEGMENT);
        if (kind != Kind.PV && kinds.contains(Kind.PV)) {
            if (kind == Kind.LV) {
                throw CommandFailed.refused("Can't report LV and PV fields at the same time in report type \"lv\".");
            }
            if (volumes) {
                throw CommandFailed.refused("Can't report LV and PV fields at the same time in report type \"vg\".");
            }
        }
        if (kind == Kind.PV) {
            if (volumes) {
                throw CommandFailed.unsupported(session.command(), "-o with fields of logical volumes");
            }
            return physical(session).stream().map(pv -> new Row(size, Optional.of(pv), session.lvm().group(pv.group()), Optional.empty(),
                    Optional.empty())).toList();
        }
        boolean hidden = session.words().has("-a", "--all");
        List<Row> rows = new ArrayList<>();
        if (kind == Kind.VG && !volumes) {
            for (VolumeGroup group : Names.groups(session)) {
                List<Optional<PhysicalVolume>> pvs = kinds.contains(Kind.PV) ? group.physical().stream().map(Optional::of).toList()
                        : List.of(Optional.empty());
                pvs.forEach(pv -> rows.add(new Row(size, pv, Optional.of(group), Optional.empty(), Optional.empty())));
            }
            return rows;
        }
        List<VolumeView> views = kind == Kind.VG ? Names.groups(session).stream()
                .flatMap(group -> VolumeView.of(session.lvm(), group, false).stream()).toList() : Names.views(session, hidden);
        for (VolumeView view : views) {
            List<Optional<VolumeView.Run>> runs = kinds.contains(Kind.SEGMENT) ? view.runs().stream().map(Optional::of).toList()
                    : List.of(Optional.empty());
            runs.forEach(run -> rows.add(new Row(size, Optional.empty(), Optional.of(view.group()), Optional.of(view), run)));
        }
        return rows;
    }

    /** The physical volumes that are named; all where none is. */
    static List<PhysicalVolume> physical(Session session) {
        if (session.words().has("-a", "--all")) {
            throw CommandFailed.unsupported(session.command(), "-a");
        }
        List<PhysicalVolume> all = session.lvm().physical().stream().sorted(Comparator.comparing(PhysicalVolume::path)).toList();
        if (session.words().rest().isEmpty()) {
            return all;
        }
        List<PhysicalVolume> found = new ArrayList<>();
        for (String word : session.words().rest()) {
            Optional<PhysicalVolume> pv = Names.physical(session, word);
            if (pv.isPresent()) {
                found.add(pv.get());
            } else {
                session.fail(Names.device(session, word).isEmpty() ? CommandFailed.refused("Cannot use " + word + ": device not found")
                        : CommandFailed.refused("Failed to find physical volume \"" + word + "\"."));
            }
        }
        return found;
    }
}
