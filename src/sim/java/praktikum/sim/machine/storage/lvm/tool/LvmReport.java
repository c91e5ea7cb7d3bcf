package praktikum.sim.machine.storage.lvm.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;
import praktikum.sim.shell.Call;

/** {@code pvs}, {@code vgs} and {@code lvs}: aligned, with a separator of one's own, or as JSON. */
final class LvmReport implements InstantCommand {

    private static final String VOLUMES = "lv_name,vg_name,lv_attr,lv_size,pool_lv,origin,data_percent,metadata_percent,move_pv,mirror_log,"
            + "copy_percent,convert_lv";
    private static final String GROUPS = "vg_name,pv_count,lv_count,snap_count,vg_attr,vg_size,vg_free";
    private static final String PHYSICAL = "pv_name,vg_name,pv_fmt,pv_attr,pv_size,pv_free";

    private final String name;

    /** The report of that name. */
    LvmReport(String name) {
        this.name = name;
    }

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("--noheadings", "--nosuffix", "--unbuffered", "-a", "--all", "--aligned",
                "--unquoted", "--readonly", "-q", "--quiet", "-v", "--verbose", "-P", "--partial", "--nolocking", "--ignorelockingfailure"),
                Set.of("-o", "--options", "--units", "--reportformat", "--separator", "--config"));
        if (words.unknown().isPresent() || words.valueless().isPresent()) {
            return Said.option(name, words.unknown().or(words::valueless).orElseThrow());
        }
        String units = words.value("--units").orElse("r");
        if (units.isEmpty() || LvmSizes.in(units, 1, true).isEmpty()) {
            return Answer.fail(Said.WRONG, "  Invalid units specification\n  Run `" + name + " --help' for more information.\n");
        }
        String prefix = name.equals("lvs") ? "lv_" : name.equals("vgs") ? "vg_" : "pv_";
        List<ReportFields.Field> fields = new ArrayList<>();
        for (String wanted : wanted(words)) {
            Optional<ReportFields.Field> field = ReportFields.field(wanted, prefix);
            if (field.isEmpty()) {
                return Answer.fail(Said.FAILED, "  Unrecognised field: " + wanted + "\n");
            }
            fields.add(field.get());
        }
        String format = words.value("--reportformat").orElse("basic");
        if (!Set.of("basic", "json", "json_std").contains(format)) {
            return Answer.fail(Said.WRONG, "  Invalid argument for --reportformat: " + format
                    + "\n  Error during parsing of command line.\n");
        }
        Said said = new Said();
        List<List<String>> rows = rows(call, node, words, fields, new ReportFields(node, units, !words.has("--nosuffix")), said);
        Answer told = said.answer();
        String text = format.equals("basic") ? table(fields, rows, words) : json(fields, rows);
        return new Answer(told.exit(), text, told.err());
    }

    private List<String> wanted(CommandLine words) {
        String usual = name.equals("lvs") ? VOLUMES : name.equals("vgs") ? GROUPS : PHYSICAL;
        List<String> options = words.values("-o", "--options");
        String all = "";
        for (String option : options) {
            all = option.startsWith("+") ? (all.isEmpty() ? usual : all) + "," + option.substring(1) : all.isEmpty() ? option
                    : all + "," + option;
        }
        return List.of((all.isEmpty() ? usual : all).split(","));
    }

    private List<List<String>> rows(Call call, Machine node, CommandLine words, List<ReportFields.Field> fields, ReportFields values,
            Said said) {
        Lvm lvm = Lvm.of(node);
        lvm.groups().stream().filter(VolumeGroup::partial).forEach(group -> group.physical().stream().filter(pv -> pv.device().isEmpty())
                .forEach(pv -> said.warn("WARNING: Couldn't find device with uuid " + pv.uuid() + ".")));
        lvm.groups().stream().filter(VolumeGroup::partial).forEach(group -> group.physical().stream().filter(pv -> pv.device().isEmpty())
                .forEach(pv -> said.warn("WARNING: VG " + group.name() + " is missing PV " + pv.uuid() + ".")));
        if (name.equals("pvs")) {
            return physical(call, node, words, said).stream().map(pv -> row(fields, field -> values.of(field, pv))).toList();
        }
        List<VolumeGroup> groups = new ArrayList<>();
        List<String> single = new ArrayList<>();
        for (String word : words.rest()) {
            String plain = word.replaceFirst("^/dev/", "");
            String groupName = plain.split("/")[0];
            Optional<VolumeGroup> group = lvm.group(groupName);
            if (group.isEmpty()) {
                said.error("Volume group \"" + groupName + "\" not found");
                said.warn("Cannot process volume group " + groupName);
            } else if (plain.contains("/") && lvm.volume(groupName, plain.split("/")[1]).isEmpty()) {
                said.error("Failed to find logical volume \"" + plain + "\"");
            } else {
                groups.add(group.get());
                single.add(plain);
            }
        }
        List<VolumeGroup> shown = words.rest().isEmpty() ? lvm.groups() : groups.stream().distinct().toList();
        if (name.equals("vgs")) {
            return shown.stream().flatMap(group -> fields.stream().anyMatch(field -> field.name().matches("pv_(?!count).*"))
                    ? group.physical().stream().map(pv -> row(fields, field -> values.of(field, pv)))
                    : Stream.of(row(fields, field -> values.of(field, group)))).toList();
        }
        boolean hidden = words.has("-a", "--all");
        return shown.stream().flatMap(group -> (hidden ? group.volumes() : group.visible()).stream()
                .sorted(Comparator.comparing(LogicalVolume::name)).filter(volume -> words.rest().isEmpty()
                        || single.contains(group.name()) || single.contains(group.name() + "/" + volume.name()))
                .flatMap(volume -> Stream.concat(Stream.of(row(fields, field -> values.of(field, group, volume))),
                        !hidden || volume.type() != LogicalVolume.Type.POOL ? Stream.of() : Stream.of(false, true)
                                .map(metadata -> row(fields, field -> values.ofPart(field, group, volume, metadata)))))).toList();
    }

    private static List<String> row(List<ReportFields.Field> fields, Function<ReportFields.Field, String> value) {
        return fields.stream().map(value).toList();
    }

    private static List<PhysicalVolume> physical(Call call, Machine node, CommandLine words, Said said) {
        List<PhysicalVolume> all = Lvm.of(node).physical();
        if (words.rest().isEmpty()) {
            return all;
        }
        List<PhysicalVolume> found = new ArrayList<>();
        for (String word : words.rest()) {
            Optional<PhysicalVolume> pv = BlockDevices.of(node).at(call.path(word)).flatMap(device -> all.stream()
                    .filter(one -> one.device().filter(device::equals).isPresent()).findFirst());
            pv.ifPresentOrElse(found::add, () -> said.error("Failed to find physical volume \"" + word + "\"."));
        }
        return found;
    }

    private String table(List<ReportFields.Field> fields, List<List<String>> rows, CommandLine words) {
        boolean heads = !words.has("--noheadings");
        if (rows.isEmpty()) {
            return "";
        }
        Optional<String> separator = words.value("--separator");
        var text = new StringBuilder();
        if (separator.isPresent() && !words.has("--aligned")) {
            if (heads) {
                text.append("  ").append(String.join(separator.get(), fields.stream().map(ReportFields.Field::head).toList())).append('\n');
            }
            rows.forEach(row -> text.append("  ").append(String.join(separator.get(), row)).append('\n'));
            return text.toString();
        }
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            int column = i;
            widths.add(Math.max(Math.max(fields.get(i).width(), heads ? fields.get(i).head().length() : 0),
                    rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)));
        }
        if (heads) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                line.add(fields.get(i).head() + " ".repeat(widths.get(i) - fields.get(i).head().length()));
            }
            text.append("  ").append(String.join(separator.orElse(" "), line)).append('\n');
        }
        for (List<String> row : rows) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                String pad = " ".repeat(widths.get(i) - row.get(i).length());
                line.add(fields.get(i).size() ? pad + row.get(i) : row.get(i) + pad);
            }
            text.append("  ").append(String.join(separator.orElse(" "), line)).append('\n');
        }
        return text.toString();
    }

    private String json(List<ReportFields.Field> fields, List<List<String>> rows) {
        var text = new StringBuilder("  {\n      \"report\": [\n          {\n              \"" + name.substring(0, 2) + "\": [\n");
        for (int at = 0; at < rows.size(); at++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                cells.add("\"" + fields.get(i).name() + "\":\"" + rows.get(at).get(i) + "\"");
            }
            text.append("                  {").append(String.join(", ", cells)).append(at == rows.size() - 1 ? "}\n" : "},\n");
        }
        return text.append("              ]\n          }\n      ]\n  }\n").toString();
    }
}
