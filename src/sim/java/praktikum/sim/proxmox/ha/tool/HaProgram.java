package praktikum.sim.proxmox.ha.tool;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.Json;
import praktikum.sim.proxmox.api.PveArguments;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.api.ResultFormat;
import praktikum.sim.proxmox.ha.config.Section;
import praktikum.sim.proxmox.ha.file.HaStore;
import praktikum.sim.proxmox.ha.node.HaFileError;
import praktikum.sim.shell.Call;

/** {@code ha-manager}. */
public final class HaProgram {

    private final Machine node;
    private final HaUsage usage;
    private final int release;

    private HaProgram(Machine node) {
        this.node = node;
        this.release = node.release().number();
        this.usage = new HaUsage(release);
    }

    /** What it answers on a machine. */
    public static Answer answer(Call call, Machine node) {
        return new HaProgram(node).answer(call);
    }

    private Answer answer(Call call) {
        HaUsage.Found found = usage.find(call.args());
        if (found.name().isEmpty()) {
            return Answer.fail(255, found.error());
        }
        String line = usage.line(found.name());
        var words = PveArguments.of(found.args(), options(found.name()), usage.places(found.name()), line);
        if (words.refusal().isPresent()) {
            return words.refusal().get();
        }
        try {
            return Answer.ok(done(call, found.name(), words));
        } catch (HaRefusal e) {
            return Answer.fail(e.exit(), e.text(line));
        } catch (HaFileError e) {
            return Answer.fail(255, e.getMessage() + "\n");
        }
    }

    private Map<String, Kind> options(String command) {
        return switch (command) {
            case "add" -> HaParameters.resource(release);
            case "set" -> HaParameters.change(HaParameters.resource(release));
            case "remove" -> release >= 9 ? Map.of("purge", Kind.FLAG) : Map.of();
            case "groupadd" -> HaParameters.group();
            case "groupset" -> HaParameters.change(HaParameters.group());
            case "rules add" -> HaParameters.rule();
            case "rules set" -> HaParameters.change(HaParameters.rule());
            case "rules list", "rules config" -> {
                Map<String, Kind> options = new LinkedHashMap<>(ResultFormat.OPTIONS);
                options.put("type", Kind.TEXT);
                options.put("resource", Kind.TEXT);
                yield options;
            }
            case "config" -> Map.of("type", Kind.TEXT);
            case "status" -> Map.of("verbose", Kind.FLAG);
            default -> Map.of();
        };
    }

    private String done(Call call, String command, PveArguments words) throws HaRefusal {
        return switch (command) {
            case "status" -> status(words.flag("verbose"));
            case "config" -> config(words);
            case "groupconfig" -> groups();
            case "rules list" -> ResultFormat.of(call, words.options()).text(RuleTable.all(rules(words)));
            case "rules config" -> ResultFormat.of(call, words.options()).text(RuleTable.overview(rules(words)));
            case "crm-command migrate", "crm-command relocate" -> move(command.substring(12), words.place(0), words.place(1));
            default -> changed(command, words);
        };
    }

    private String changed(String command, PveArguments words) throws HaRefusal {
        var resources = new ResourceChanges(node);
        switch (command) {
            case "add" -> resources.create(words.place(0), words.options());
            case "set" -> resources.update(words.place(0), words.options());
            case "remove" -> resources.delete(words.place(0), release >= 9 && !words.option("purge").filter("0"::equals).isPresent());
            case "crm-command stop" -> resources.stop(words.place(0), words.place(1));
            case "crm-command node-maintenance enable" -> resources.maintenance(words.place(0), true);
            case "crm-command node-maintenance disable" -> resources.maintenance(words.place(0), false);
            case "crm-command arm-ha" -> resources.armed("arm-ha");
            case "crm-command disarm-ha" -> disarm(resources, words.place(0));
            case "groupadd" -> new GroupChanges(node).create(words.place(0), words.options());
            case "groupset" -> new GroupChanges(node).update(words.place(0), words.options());
            case "groupremove" -> new GroupChanges(node).delete(words.place(0));
            case "rules add" -> new RuleChanges(node).create(words.place(0), words.place(1), words.options());
            case "rules set" -> new RuleChanges(node).update(words.place(0), words.place(1), words.options());
            case "rules remove" -> new RuleChanges(node).delete(words.place(0));
            default -> throw new IllegalStateException("ha-manager has no command " + command);
        }
        return "";
    }

    private static void disarm(ResourceChanges resources, String mode) throws HaRefusal {
        if (!List.of("freeze", "ignore").contains(mode)) {
            throw HaRefusal.noneOf("resource-mode", mode, List.of("freeze", "ignore"));
        }
        resources.armed("disarm-ha", mode);
    }

    private String move(String how, String word, String target) throws HaRefusal {
        var motion = new Motion(node);
        String sid = new ResourceChanges(node).move(how, word, target);
        List<String> blocking = motion.blocking(sid, target);
        if (!blocking.isEmpty()) {
            var why = new StringBuilder("cannot " + how + " resource '" + sid + "' to node '" + target + "':\n\n");
            blocking.forEach(other -> why.append("- resource '").append(other).append("' on target node '").append(target)
                    .append("' in negative affinity with resource '").append(sid).append("'\n"));
            throw new HaRefusal(why.toString().stripTrailing());
        }
        var said = new StringBuilder();
        motion.together(sid).forEach(other -> said.append("also ").append(how).append(" resource '").append(other)
                .append("' in positive affinity with resource '").append(sid).append("' to target node '").append(target).append("'\n"));
        return said.toString();
    }

    private String status(boolean verbose) {
        var overview = new HaOverview(node);
        var text = new StringBuilder();
        overview.rows().forEach(row -> text.append(row.get("type")).append(' ').append(row.get("status")).append('\n'));
        return verbose ? text + "full cluster state:\n" + Json.pretty(overview.files()) + "\n" : text.toString();
    }

    private static String sections(List<Section> sections, String before, String between) {
        var text = new StringBuilder();
        sections.stream().sorted(Comparator.comparing(section -> section.type() + section.id())).forEach(section -> {
            text.append(before.isEmpty() ? section.type() : before).append(between).append(section.id()).append('\n');
            new TreeMap<>(section.options())
                    .forEach((name, value) -> text.append('\t').append(name).append(' ').append(value).append('\n'));
            text.append('\n');
        });
        return text.toString();
    }

    private String config(PveArguments words) throws HaRefusal {
        if (words.option("type").filter(type -> !List.of("ct", "vm").contains(type)).isPresent()) {
            throw HaRefusal.noneOf("type", words.option("type").get(), List.of("ct", "vm"));
        }
        return sections(new HaStore(node).files().resources().stream()
                .filter(one -> words.option("type").filter(type -> !type.equals(one.type())).isEmpty()).toList(), "", ":");
    }

    private String groups() throws HaRefusal {
        return sections(new GroupChanges(node).all("index groups"), "group", ": ");
    }

    private List<Map<String, Object>> rules(PveArguments words) {
        return new RuleChanges(node).rows(words.option("type"), words.option("resource"));
    }
}
