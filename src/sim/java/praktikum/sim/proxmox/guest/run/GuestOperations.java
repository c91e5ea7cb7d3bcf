package praktikum.sim.proxmox.guest.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.api.Digest;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.GuestOptions;
import praktikum.sim.proxmox.task.TaskProcess;

/** What can be asked for about a guest of either kind, by a command or by the API: its configuration, and tasks that change how it is. */
public final class GuestOperations {

    private static final String HIDDEN = "**********";
    private static final int PATIENCE = 60;

    private final Machine node;
    private final GuestKind kind;
    private final String tag;

    /** For the guests of a kind on a node; the tag says which program asks. */
    public GuestOperations(Machine node, GuestKind kind, String tag) {
        this.node = node;
        this.kind = kind;
        this.tag = tag;
    }

    private GuestFiles files() {
        return new GuestFiles(node);
    }

    /** The options of a guest as the API shows them; with what is pending unless only the current ones are wanted. */
    public Map<String, Object> config(int id, boolean current) throws GuestError {
        GuestConfig config = files().load(kind, id);
        GuestConfig shown = current ? config : config.applied();
        Map<String, Object> fields = new TreeMap<>();
        shown.options().forEach((name, value) -> fields.put(name, GuestOptions.isNumber(kind, name) && value.matches("-?\\d{1,15}")
                ? (Object) Long.valueOf(value) : name.equals("cipassword") ? HIDDEN : value));
        fields.put("digest", Digest.sha1(config.text()));
        return fields;
    }

    /** What is pending of a guest, beside what holds now. */
    public List<Map<String, Object>> pending(int id) throws GuestError {
        GuestConfig config = files().load(kind, id);
        Set<String> names = new TreeSet<>(config.options().keySet());
        names.addAll(config.pending().keySet());
        names.remove("delete");
        List<Map<String, Object>> list = new ArrayList<>();
        for (String name : names) {
            Map<String, Object> item = new TreeMap<>(Map.of("key", name));
            config.get(name).ifPresent(value -> item.put("value", name.equals("cipassword") ? HIDDEN : value));
            Optional.ofNullable(config.pending().get(name)).ifPresent(value -> item.put("pending", value));
            if (config.deleted().contains(name)) {
                item.put("delete", 1);
            }
            list.add(item);
        }
        return list;
    }

    /** The same as {@code qm pending} prints it. */
    public String pendingText(int id) throws GuestError {
        var text = new StringBuilder();
        for (Map<String, Object> item : pending(id)) {
            String name = item.get("key") + ": ";
            if (item.containsKey("value")) {
                text.append(item.containsKey("delete") ? "del " : "cur ").append(name).append(item.get("value")).append('\n');
            }
            if (item.containsKey("pending") && !item.containsKey("delete")) {
                text.append("new ").append(name).append(item.get("pending")).append('\n');
            }
        }
        return text.toString();
    }

    private TaskProcess begin(String what, int id, TaskProcess.Work work) throws GuestError {
        files().load(kind, id);
        return TaskProcess.start(node, kind.task() + what, String.valueOf(id), tag, work);
    }

    private boolean asksManager(int id) {
        return HighAvailability.isAsked(node, tag, kind, id);
    }

    private TaskProcess request(String type, int id, String what, HighAvailability.Wish wish) {
        return HighAvailability.request(node, type, id, tag, "Requesting HA " + what + " for " + kind.title() + " " + id, wish);
    }

    /** Starts it. */
    public TaskProcess start(int id) throws GuestError {
        files().load(kind, id);
        if (asksManager(id)) {
            return request("hastart", id, "start", manager -> manager.start(kind, id));
        }
        GuestStop.check(node, kind, id, false);
        return begin("start", id, GuestReboot.start(node, kind, id));
    }

    /** Takes its power away. */
    public TaskProcess stop(int id) throws GuestError {
        files().load(kind, id);
        if (asksManager(id)) {
            return request("hastop", id, "stop", manager -> manager.stop(kind, id, 0));
        }
        GuestStop.check(node, kind, id, true);
        return begin("stop", id, GuestStop.atOnce(node, kind, id));
    }

    /** Asks it to shut itself down. */
    public TaskProcess shutdown(int id, Optional<String> seconds, boolean force) throws GuestError {
        files().load(kind, id);
        int patience = seconds.map(Integer::parseInt).orElse(PATIENCE);
        if (asksManager(id)) {
            return request("hashutdown", id, "stop", manager -> manager.stop(kind, id, patience));
        }
        GuestStop.check(node, kind, id, true);
        return begin("shutdown", id, GuestStop.inOrder(node, kind, id, patience, force));
    }

    /** Shuts it down and starts it anew. */
    public TaskProcess reboot(int id, Optional<String> seconds) throws GuestError {
        files().load(kind, id);
        if (GuestHost.of(node).get(id).isEmpty()) {
            throw new GuestError(kind == GuestKind.QEMU ? "VM " + id + " not running" : "CT " + id + " not running");
        }
        return begin("reboot", id, new GuestReboot(node, kind, id, seconds.map(Integer::parseInt).orElse(PATIENCE)));
    }

    /** Has the processors of a virtual machine stand still. */
    public TaskProcess pause(int id) throws GuestError {
        return at("pause", id, guest -> guest.pause("paused"));
    }

    /** Has a virtual machine that stands still go on. */
    public TaskProcess resume(int id) throws GuestError {
        return at("resume", id, RunningGuest::resume);
    }

    private TaskProcess at(String what, int id, Consumer<RunningGuest> change) throws GuestError {
        files().load(kind, id);
        RunningGuest guest = GuestHost.of(node).get(id).orElseThrow(() -> new GuestError("VM " + id + " not running"));
        return begin(what, id, task -> {
            change.accept(guest);
            return Optional.empty();
        });
    }

    /** Has a virtual machine begin anew, as a button on a case does: what is pending stays so. */
    public TaskProcess reset(int id) throws GuestError {
        return at("reset", id, RunningGuest::reset);
    }

    /** What a stop, a shutdown or a reboot takes. */
    public static Map<String, Kind> stopOptions() {
        return Map.of("timeout", Kind.NUMBER, "forceStop", Kind.FLAG, "skiplock", Kind.FLAG, "keepActive", Kind.FLAG, "overrule-shutdown",
                Kind.FLAG);
    }
}
