package praktikum.sim.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.machine.network.Firewall;
import praktikum.sim.machine.network.Ifupdown;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.Nics;
import praktikum.sim.machine.packages.Packages;
import praktikum.sim.machine.ssh.KeyGenerator;
import praktikum.sim.machine.system.KernelModules;
import praktikum.sim.machine.time.Chrony;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.proxmox.cluster.UpdateCerts;
import praktikum.sim.proxmox.corosync.Corosync;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.task.Tasks;

/** One machine of the world: its disk, its kernel, its daemons. Touch it inside {@link World#ask} only. */
public final class Machine {

    /** Whether it runs. */
    public enum Power { OFF, BOOTING, ON, STOPPING }

    private static final Duration SHUT_DOWN = Duration.ofSeconds(6);
    private static final Duration BOOT = Duration.ofSeconds(20);

    private final World world;
    private final String name;
    private final Release release;
    private final MemoryFiles files;
    private final Disk disk;
    private final Journal journal = new Journal();
    private final Units units = new Units(this);
    private final Nics nics = new Nics();
    private final Ifupdown interfaces = new Ifupdown(this);
    private final NameResolver names = new NameResolver(this);
    private final Firewall firewall = new Firewall();
    private final Packages packages = new Packages(this);
    private final Tasks tasks = new Tasks(this);
    private final KernelModules hardware = new KernelModules(this);
    private final Chrony clockwork = new Chrony(this);
    private final Corosync corosync = new Corosync(this);
    private final Pmxcfs pmxcfs;
    private final KeyGenerator keys;
    private Power power = Power.OFF;
    private String hostname = "";
    private String bootId = "";
    private Instant bootedAt = Instant.EPOCH;
    private String kernel = "";
    private int lastPid = 900;
    private String rootPassword = "";

    /** A machine with an empty disk that is switched off. */
    public Machine(World world, String name, Release release) {
        this.world = world;
        this.name = name;
        this.release = release;
        this.files = new MemoryFiles(clockwork);
        this.disk = new Disk(files);
        this.pmxcfs = new Pmxcfs(this, files);
        this.keys = new KeyGenerator(this);
    }

    /** Lets corosync, the cluster file system and chrony live behind their units, once those are installed. */
    public void wire() {
        units.behind("corosync.service", corosync);
        units.behind("pve-cluster.service", pmxcfs);
        units.behind("chrony.service", clockwork);
        units.behind("pveproxy.service", new UpdateCerts(this));
    }

    /** Switches it on; it has booted by the time this returns, as the machines of a new world have. */
    public void startUp() {
        power = Power.ON;
        bootId = UUID.nameUUIDFromBytes(Long.toHexString(world.random().nextLong()).getBytes()).toString();
        bootedAt = world.now();
        kernel = packages.bootKernel();
        hostname = disk.line("/etc/hostname");
        firewall.flush();
        lastPid = 900;
        log("", "kernel", 0, Journal.NOTICE, "Linux version " + kernel + " (build@proxmox)");
        hardware.boot();
        disk.makeDirectories("/run");
        interfaces.reload();
        units.boot();
        world.totem().changed();
    }

    /** Takes the power away. */
    public void cutPower() {
        if (power == Power.OFF) {
            return;
        }
        power = Power.OFF;
        corosync.die();
        if (pmxcfs.running()) {
            pmxcfs.stop();
        }
        units.powerOff();
        clockwork.kernelSynchronised(false);
        world.totem().changed();
    }

    /** Switches it on; it takes its time to boot. */
    public void powerOn() {
        if (power == Power.OFF) {
            power = Power.BOOTING;
            world.after(BOOT, () -> {
                if (power == Power.BOOTING) {
                    startUp();
                }
            });
        }
    }

    /** Shuts it down in order, and starts it again if it is to. */
    public void shutDown(boolean again) {
        if (power != Power.ON) {
            return;
        }
        power = Power.STOPPING;
        log("", "systemd-logind", 601, Journal.NOTICE, again ? "The system will reboot now!" : "The system will power off now!");
        world.after(Duration.ofSeconds(1), () -> {
            units.all().reversed().stream().filter(Unit::isActive).forEach(units::stop);
            world.after(SHUT_DOWN, () -> {
                cutPower();
                if (again) {
                    powerOn();
                }
            });
        });
    }

    /** The name it has in the plan, whatever it calls itself. */
    public String name() {
        return name;
    }

    /** The world it is in. */
    public World world() {
        return world;
    }

    /** Its release of Proxmox VE. */
    public Release release() {
        return release;
    }

    /** Its root file system. */
    public MemoryFiles files() {
        return files;
    }

    /** Its files as daemons use them. */
    public Disk disk() {
        return disk;
    }

    /** Its journal. */
    public Journal journal() {
        return journal;
    }

    /** Its systemd. */
    public Units units() {
        return units;
    }

    /** Its interfaces and routes. */
    public Nics nics() {
        return nics;
    }

    /** Its ifupdown2. */
    public Ifupdown interfaces() {
        return interfaces;
    }

    /** Its resolver. */
    public NameResolver names() {
        return names;
    }

    /** Its packet filter. */
    public Firewall firewall() {
        return firewall;
    }

    /** Its packages. */
    public Packages packages() {
        return packages;
    }

    /** Its tasks. */
    public Tasks tasks() {
        return tasks;
    }

    /** Its hardware. */
    public KernelModules hardware() {
        return hardware;
    }

    /** Its clock. */
    public Chrony clock() {
        return clockwork;
    }

    /** Its corosync. */
    public Corosync corosync() {
        return corosync;
    }

    /** Its cluster file system. */
    public Pmxcfs pmxcfs() {
        return pmxcfs;
    }

    /** Makes its keys and certificates. */
    public KeyGenerator keys() {
        return keys;
    }

    /** Whether it runs. */
    public Power power() {
        return power;
    }

    /** Whether it is up, so that its daemons answer. */
    public boolean running() {
        return power == Power.ON || power == Power.STOPPING;
    }

    /** What {@code hostname} prints. */
    public String hostname() {
        return hostname;
    }

    /** Sets what {@code hostname} prints until the next boot. */
    public void hostname(String value) {
        hostname = value;
    }

    /** The id of this boot. */
    public String bootId() {
        return bootId;
    }

    /** When it booted, true time. */
    public Instant bootedAt() {
        return bootedAt;
    }

    /** How long it runs. */
    public Duration uptime() {
        return Duration.between(bootedAt, world.now());
    }

    /** The running kernel. */
    public String kernel() {
        return kernel;
    }

    /** Has it run another kernel, as after a boot that chose it. */
    public void kernel(String value) {
        kernel = value;
    }

    /** root's password. */
    public String rootPassword() {
        return rootPassword;
    }

    /** Sets root's password. */
    public void rootPassword(String value) {
        rootPassword = value;
    }

    /** The time by its own clock. */
    public Instant now() {
        return clockwork.now();
    }

    /** A new process id. */
    public int nextPid() {
        lastPid += 1 + world.random().nextInt(9);
        return lastPid;
    }

    /** Writes into its journal. */
    public void log(String unit, String identifier, int pid, int priority, String text) {
        journal.add(new Journal.Line(now(), bootId, unit, identifier, pid, priority, text));
    }
}
