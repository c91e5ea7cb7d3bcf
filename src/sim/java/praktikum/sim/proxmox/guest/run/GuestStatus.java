package praktikum.sim.proxmox.guest.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.Mounts;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;

/** How a guest is, in the fields of the API: what {@code vmstatus} of qemu-server and pve-container gather. */
public final class GuestStatus {

    private static final List<String> PRESSURES = List.of("pressurecpufull", "pressurecpusome", "pressureiofull", "pressureiosome",
            "pressurememoryfull", "pressurememorysome");
    private static final long FIRST_PACKET = 42;
    private static final long IN_PER_SECOND = 110;
    private static final long OUT_PER_SECOND = 64;

    private final Machine node;
    private final GuestKind kind;
    private final int id;
    private final GuestConfig config;
    private final Optional<RunningGuest> running;

    /** That of a guest whose node is given. */
    public GuestStatus(Machine node, GuestKind kind, int id, GuestConfig config) {
        this.node = node;
        this.kind = kind;
        this.id = id;
        this.config = config;
        this.running = GuestHost.of(node).get(id);
    }

    private boolean vm() {
        return kind == GuestKind.QEMU;
    }

    private boolean nine() {
        return node.release().number() >= 9;
    }

    /** Its fields in the list of a node's guests. */
    public Map<String, Object> listed() {
        Map<String, Object> fields = common();
        fields.put("cpus", running.isPresent() && !vm() && config.processors(kind) == 0 ? node.hardware().processors()
                : Math.max(1, config.processors(kind)));
        running.ifPresent(guest -> fields.put("pid", guest.pid()));
        config.get("lock").ifPresent(lock -> fields.put("lock", lock));
        if (vm()) {
            if (config.get("serial0").isPresent()) {
                fields.put("serial", 1);
            }
            if (config.flag("template")) {
                fields.put("template", 1);
            }
        } else {
            fields.putAll(Map.of("type", "lxc", "diskread", 0, "diskwrite", 0, "swap", 0, "maxswap", config.number("swap", 512) << 20));
            if (config.flag("template")) {
                fields.put("template", 1);
            }
        }
        if (nine() && running.isPresent()) {
            PRESSURES.forEach(name -> fields.put(name, vm() ? (Object) 0 : "0.00"));
        }
        fields.put("vmid", id);
        return fields;
    }

    /** Its fields in {@code /cluster/resources}. */
    public Map<String, Object> resource(String nodename) {
        Map<String, Object> fields = common();
        running.filter(guest -> vm()).ifPresent(guest -> fields.put("status", guest.state()));
        fields.putAll(Map.of("id", kind.word() + "/" + id, "node", nodename, "type", kind.word(), "vmid", id, "diskread", 0, "diskwrite", 0,
                "maxcpu", Math.max(1, config.processors(kind)), "template", config.flag("template") ? 1 : 0));
        if (nine() && !vm()) {
            fields.put("memhost", 0);
        }
        return fields;
    }

    private Map<String, Object> common() {
        Map<String, Object> fields = new TreeMap<>();
        long seconds = running.map(guest -> guest.uptime().toSeconds()).orElse(0L);
        boolean up = running.flatMap(RunningGuest::upSystem).isPresent();
        fields.put("cpu", up ? load() : 0);
        fields.put("disk", vm() ? 0 : used());
        fields.put("maxdisk", size());
        fields.put("maxmem", config.memory());
        fields.put("mem", running.map(this::memory).orElse(0L));
        fields.put("name", config.name(kind, id));
        fields.put("netin", running.isEmpty() ? 0 : FIRST_PACKET + (up ? seconds * IN_PER_SECOND : 0));
        fields.put("netout", up ? seconds * OUT_PER_SECOND : 0);
        fields.put("status", running.isPresent() ? "running" : "stopped");
        fields.put("uptime", seconds);
        if (nine() && vm()) {
            fields.put("memhost", running.map(this::memory).orElse(0L));
        }
        config.get("tags").ifPresent(tags -> fields.put("tags", tags));
        return fields;
    }

    private double load() {
        Random random = node.world().random();
        return Math.round(1_000_000 * (0.002 + random.nextDouble() * 0.01)) / 1_000_000.0;
    }

    /** Bytes of memory that it has taken so far. */
    private long memory(RunningGuest guest) {
        return GuestMemory.of(guest).touched();
    }

    private long used() {
        return running.flatMap(RunningGuest::upSystem).map(machine -> Mounts.of(machine).at("/").map(root -> root.usage().get().used())
                .orElse(0L)).orElse(0L);
    }

    /** Bytes of the disk that it boots from, of a container of its root file system. */
    private long size() {
        if (!vm()) {
            return Sizes.bytes(config.mountPoints().getOrDefault("rootfs", PropertyString.of("", "volume")).get("size", "0"));
        }
        Map<String, PropertyString> drives = config.drives();
        String order = PropertyString.of(config.get("boot", ""), "legacy").get("order", "");
        return List.of(order.split(";")).stream().filter(drives::containsKey).findFirst()
                .or(() -> drives.entrySet().stream().filter(drive -> !GuestConfig.isCdrom(drive.getValue())).map(Map.Entry::getKey)
                        .findFirst())
                .map(name -> Sizes.bytes(drives.get(name).get("size", "0"))).orElse(0L);
    }

    /** All that {@code status/current} tells. */
    public Map<String, Object> current() {
        Map<String, Object> fields = listed();
        fields.put("ha", HighAvailability.of(node).told(kind, id));
        if (vm()) {
            fields.put("qmpstatus", running.map(RunningGuest::state).orElse("stopped"));
            if (VmStart.agent(config)) {
                fields.put("agent", 1);
            }
            running.ifPresent(guest -> fields.putAll(new QemuFigures(node, guest).fields()));
        }
        return fields;
    }
}
