package praktikum.sim.machine.storage.zfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import praktikum.sim.machine.storage.Medium;

/**
 * A pool as it lies on the drives, imported or not: its name, its vdevs, its properties, its history. What the labels of its disks say is
 * that a disk belongs to it; all else is here.
 *
 * @param place its directory on the drives
 */
public record PoolConfig(Medium place) {

    private static final String POOL = "pool";
    private static final String VDEVS = "vdevs";
    private static final String PROPERTIES = "properties";
    private static final String HISTORY = "history";
    private static final String SCAN = "scan";

    /** In which state its labels are. */
    public enum State { ACTIVE, EXPORTED, DESTROYED }

    static PoolConfig at(Medium drives, String guid) {
        return new PoolConfig(drives.in(guid));
    }

    void create(String name, List<Vdev> vdevs) {
        place.fields(POOL, new LinkedHashMap<>(Map.of("name", name, "state", State.ACTIVE.name())));
        vdevs(vdevs);
    }

    /** Its number, unsigned decimal. */
    public String guid() {
        return place.path().substring(place.path().lastIndexOf('/') + 1);
    }

    /** Its name. */
    public String name() {
        return place.fields(POOL).getOrDefault("name", "");
    }

    void name(String value) {
        set("name", value);
    }

    /** The file system that a machine boots from; empty text where it holds none. */
    String bootfs() {
        return place.fields(PROPERTIES).getOrDefault("bootfs", "");
    }

    /** In which state it was left. */
    public State state() {
        return State.valueOf(place.fields(POOL).getOrDefault("state", State.DESTROYED.name()));
    }

    void state(State value) {
        set("state", value.name());
    }

    /** The name of the machine that imported it last. */
    public String host() {
        return place.fields(POOL).getOrDefault("host", "");
    }

    void host(String value) {
        set("host", value);
    }

    private void set(String field, String value) {
        Map<String, String> fields = place.fields(POOL);
        fields.put(field, value);
        place.fields(POOL, fields);
    }

    /** Its vdevs. */
    public List<Vdev> vdevs() {
        return Vdev.read(place.text(VDEVS));
    }

    void vdevs(List<Vdev> vdevs) {
        place.text(VDEVS, Vdev.write(vdevs));
    }

    /** Changes each vdev, children first. */
    void change(UnaryOperator<Vdev> change) {
        vdevs(changed(vdevs(), change));
    }

    private static List<Vdev> changed(List<Vdev> vdevs, UnaryOperator<Vdev> change) {
        return vdevs.stream().map(vdev -> change.apply(vdev.of(changed(vdev.children(), change)))).toList();
    }

    /** The properties that were set. */
    public Map<String, String> properties() {
        return place.fields(PROPERTIES);
    }

    void property(String name, String value) {
        Map<String, String> fields = properties();
        fields.put(name, value);
        place.fields(PROPERTIES, fields);
    }

    /** The last scrub or resilver: {@code function}, {@code start}, {@code end}, {@code state}, {@code examined}, {@code errors}. */
    public Map<String, String> scan() {
        return place.fields(SCAN);
    }

    void scan(Map<String, String> scan) {
        place.fields(SCAN, scan);
    }

    /** The commands that changed it, each with its time. */
    public List<String> history() {
        return place.text(HISTORY).lines().toList();
    }

    void record(String line) {
        List<String> all = new ArrayList<>(history());
        all.add(line);
        place.text(HISTORY, String.join("\n", all) + "\n");
    }

    /** Where its dataset of that name lies, whether there is one or not: {@code tank/vm/disk}. */
    Medium dataset(String name) {
        String[] parts = name.split("/");
        Medium found = place.in("data");
        for (int i = 1; i < parts.length; i++) {
            found = found.in("child").in(parts[i]);
        }
        return found;
    }
}
