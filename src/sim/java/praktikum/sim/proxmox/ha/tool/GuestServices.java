package praktikum.sim.proxmox.ha.tool;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.run.HighAvailability;
import praktikum.sim.proxmox.ha.config.Section;
import praktikum.sim.proxmox.ha.file.HaStore;
import praktikum.sim.proxmox.ha.node.HaFileError;
import praktikum.sim.proxmox.ha.status.NodeState;

/** Services as commands and paths of guests see them (PVE::HA::Config). */
public final class GuestServices implements HighAvailability {

    private final Machine node;
    private final HaStore store;

    /** As a node sees them. */
    public GuestServices(Machine node) {
        this.node = node;
        this.store = new HaStore(node);
    }

    private static String sid(GuestKind kind, int id) {
        return (kind == GuestKind.QEMU ? "vm:" : "ct:") + id;
    }

    private Optional<Section> section(GuestKind kind, int id) {
        return files(() -> store.files().resources().stream().filter(one -> ResourceChanges.sid(one).equals(sid(kind, id))).findFirst());
    }

    // Where the cluster file system does not answer nothing is known of services.
    private static <T> Optional<T> files(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (HaFileError e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isService(GuestKind kind, int id) {
        return section(kind, id).isPresent();
    }

    @Override
    public boolean manages(GuestKind kind, int id) {
        return isService(kind, id) && files(() -> Optional.of(store.isManaged(sid(kind, id)))).orElse(false);
    }

    @Override
    public Map<String, Object> told(GuestKind kind, int id) {
        Map<String, Object> told = new TreeMap<>(Map.of("managed", 0));
        section(kind, id).ifPresent(section -> {
            told.put("managed", 1);
            section.option("group").ifPresent(group -> told.put("group", group));
            state(kind, id).ifPresent(state -> told.put("state", state));
        });
        return told;
    }

    @Override
    public Optional<String> state(GuestKind kind, int id) {
        return files(() -> Optional.ofNullable(store.managerStatus().services().get(sid(kind, id)))).map(service -> service.state().word());
    }

    @Override
    public Optional<String> nodeState(String nodename) {
        return files(() -> Optional.ofNullable(store.managerStatus().nodes().get(nodename))).map(NodeState::word);
    }

    @FunctionalInterface
    private interface Step {
        void done(ResourceChanges changes) throws HaRefusal;
    }

    private void change(Step step) throws GuestError {
        try {
            step.done(new ResourceChanges(node));
        } catch (HaRefusal e) {
            throw new GuestError(e.getMessage());
        } catch (HaFileError e) {
            throw new GuestError(e.getMessage());
        }
    }

    @Override
    public void start(GuestKind kind, int id) throws GuestError {
        change(changes -> changes.update(sid(kind, id), Map.of("state", "started")));
    }

    @Override
    public void stop(GuestKind kind, int id, int seconds) throws GuestError {
        change(changes -> changes.stop(sid(kind, id), String.valueOf(seconds)));
    }

    @Override
    public void migrate(GuestKind kind, int id, String target) throws GuestError {
        change(changes -> changes.move("migrate", sid(kind, id), target));
    }

    @Override
    public void remove(GuestKind kind, int id) throws GuestError {
        change(changes -> changes.delete(sid(kind, id), true));
    }
}
