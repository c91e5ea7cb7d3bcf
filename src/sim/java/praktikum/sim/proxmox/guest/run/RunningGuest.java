package praktikum.sim.proxmox.guest.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Journal;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.guest.Guest;
import praktikum.sim.machine.network.Uplinks;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.storage.VolumeDisk;

/**
 * A guest that runs: its process on a node, and the machine inside. The machine has its memory in it, so that it can go on on another node;
 * the process is a new one there.
 */
public final class RunningGuest {

    /** How often the kernel inside looks for what has waited too long to be written. */
    private static final Duration WRITEBACK = Duration.ofSeconds(5);
    private static final int MOST_ROUNDS = 6;

    private final int id;
    private final GuestKind kind;
    private final Optional<Machine> system;
    private Optional<Root> root;
    private GuestConfig config;
    private Machine host;
    private int pid;
    private Instant since;
    private long kept;
    private int roundsUnwritten;
    private String state = "running";
    private final Map<Integer, Map<String, Object>> executed = new HashMap<>();

    /**
     * Where the files of the machine inside are kept.
     *
     * @param volume the volume id
     * @param disk what lies there
     */
    record Root(String volume, VolumeDisk disk) {
    }

    /**
     * One that is about to boot on a node.
     *
     * @param system the machine inside, switched off; empty where there is nothing to boot from
     * @param root where its files are kept
     */
    RunningGuest(int id, GuestKind kind, GuestConfig config, Machine host, Optional<Machine> system, Optional<Root> root) {
        this.id = id;
        this.kind = kind;
        this.config = config;
        this.host = host;
        this.system = system;
        this.root = root;
        this.pid = host.nextPid();
        this.since = host.world().now();
        this.kept = changes();
        GuestHost.of(host).add(this);
        if (kind == GuestKind.LXC) {
            ContainerUnit.started(host, id);
        }
        system.ifPresent(machine -> {
            host.world().enter(machine);
            Guest.of(machine).onPowerOff(() -> host.world().after(Duration.ZERO, this::poweredOff));
            Guest.of(machine).onFlush(this::sync);
            host.world().after(WRITEBACK, this::writeBack);
            plug();
        });
    }

    /** Its number. */
    public int id() {
        return id;
    }

    /** What it is. */
    public GuestKind kind() {
        return kind;
    }

    /** What it is made of since it was started, with what was changed while it ran. */
    public GuestConfig config() {
        return config;
    }

    /** Changes what it is made of while it runs: cards are put to other bridges. */
    public void config(GuestConfig changed) {
        boolean cards = !changed.cards(kind).equals(config.cards(kind));
        config = changed;
        if (cards) {
            plug();
            host.world().reachabilityChanged();
        }
    }

    /** The machine inside; empty where there was nothing to boot from. */
    public Optional<Machine> system() {
        return system;
    }

    /** The machine inside where it is up. */
    public Optional<Machine> upSystem() {
        return system.filter(Machine::running);
    }

    /** The node that it runs on. */
    public Machine host() {
        return host;
    }

    /** Its process on the node. */
    public int pid() {
        return pid;
    }

    /** How long its process runs. */
    public Duration uptime() {
        return Duration.between(since, host.world().now());
    }

    /** What QEMU says of it: {@code running}, {@code paused}, {@code prelaunch}, {@code postmigrate}. */
    public String state() {
        return state;
    }

    /** Has it boot after what its firmware takes. */
    void bootAfter(Duration firmware) {
        system.ifPresent(machine -> host.world().after(firmware, () -> {
            if (isHere() && !machine.powered()) {
                machine.startUp();
            }
        }));
    }

    /** The machine inside begins anew, whatever it was doing. */
    void reset() {
        system.ifPresent(machine -> {
            machine.cutPower();
            machine.powerOn();
        });
    }

    /** Keeps what became of a command that its agent ran; the command's process in the machine. */
    public int executed(Map<String, Object> result) {
        int process = system.map(Machine::nextPid).orElse(0);
        executed.put(process, result);
        return process;
    }

    /** What became of the command of a process. */
    public Optional<Map<String, Object>> executed(int process) {
        return Optional.ofNullable(executed.remove(process));
    }

    private boolean isHere() {
        return GuestHost.of(host).get(id).filter(this::equals).isPresent();
    }

    private void plug() {
        system.ifPresent(machine -> {
            Uplinks.of(machine).unplug();
            config.cards(kind).forEach((number, card) -> Optional.of(bridge(card)).filter(name -> !name.isEmpty()
                    && !card.flag("link_down"))
                    .ifPresent(name -> Uplinks.of(machine).plug(cardName(number, card), new Uplinks.Port(host, name,
                            Integer.parseInt(card.get("tag", "0")), (kind == GuestKind.QEMU ? "tap" : "veth") + id + "i" + number))));
        });
    }

    private static String bridge(PropertyString card) {
        return card.get("bridge", "");
    }

    /** What the machine inside calls a card. */
    static String cardName(int number, PropertyString card) {
        return card.get("name", "eth" + number);
    }

    /** Its processors stand still, and nothing it is sent is answered. */
    public void pause(String why) {
        state = why;
        system.ifPresent(machine -> Uplinks.of(machine).freeze(true));
    }

    /** It goes on. */
    public void resume() {
        state = "running";
        system.ifPresent(machine -> Uplinks.of(machine).freeze(false));
    }

    /**
     * It is on another node from now on, with all its memory, in a process that was started there.
     *
     * @param volume where its files are kept as that node sees it; empty where it keeps none
     */
    public void moveTo(Machine target, Instant started, Optional<String> volume, Optional<VolumeDisk> disk) {
        sync();
        root = volume.flatMap(name -> disk.map(found -> new Root(name, found)));
        GuestHost.of(host).remove(this);
        system.ifPresent(machine -> Uplinks.of(machine).unplug());
        host = target;
        pid = target.nextPid();
        since = started;
        GuestHost.of(target).add(this);
        plug();
        target.world().reachabilityChanged();
    }

    /** The volume on which its files are kept. */
    public Optional<String> volume() {
        return root.map(Root::volume);
    }

    private long changes() {
        return system.map(machine -> machine.files().changes() + machine.drives().changes()).orElse(0L);
    }

    /** What it has written since the last time goes to its volume. */
    public void sync() {
        long now = changes();
        if (now != kept && system.isPresent() && root.isPresent()) {
            Machine machine = system.get();
            VolumeDisk disk = root.get().disk();
            boolean written = disk.read().map(image -> disk.write(VolumeDisk.with(image, List.of(machine.files().image(),
                    machine.drives().image())))).orElse(false);
            kept = written ? now : kept;
        }
    }

    // What was written half a minute ago is on the disk, whether or not somebody asked for it.
    private void writeBack() {
        if (isHere()) {
            roundsUnwritten = changes() == kept ? 0 : roundsUnwritten + 1;
            if (roundsUnwritten >= MOST_ROUNDS) {
                roundsUnwritten = 0;
                sync();
            }
            host.world().after(WRITEBACK, this::writeBack);
        }
    }

    /** From now on what lay on a volume lies on another one; its content has been copied. */
    public void disk(String before, String after, VolumeDisk target) {
        root = root.map(old -> old.volume().equals(before) ? new Root(after, target) : old);
        kept = -1;
    }

    private void poweredOff() {
        if (isHere() && !system.map(Machine::powered).orElse(false)) {
            if (kind == GuestKind.QEMU) {
                host.log("qmeventd.service", "qmeventd", host.nextPid(), Journal.INFO, "Starting cleanup for " + id);
            }
            end();
        }
    }

    /** Its process ends at once, and with it the machine inside. */
    public void end() {
        if (isHere()) {
            sync();
            crash();
        }
    }

    /** Its node has lost its power: what was in memory only is lost, and so is what was not yet on the disk. */
    void crash() {
        if (!isHere()) {
            return;
        }
        GuestHost.of(host).remove(this);
        if (kind == GuestKind.LXC) {
            ContainerUnit.ended(host, id);
        }
        system.ifPresent(machine -> {
            machine.cutPower();
            Uplinks.of(machine).unplug();
            host.world().leave(machine);
        });
    }
}
