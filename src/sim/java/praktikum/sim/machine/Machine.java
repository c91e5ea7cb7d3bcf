package praktikum.sim.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.MemoryFiles;
import praktikum.sim.shell.Executables;
import praktikum.sim.shell.PosixSystem;
import praktikum.sim.shell.tools.CoreTools;

/**
 * One machine of the world: its hardware, its disk, its power, and the parts that the topics bring along. What it is lies on its disk and
 * in its hardware: it boots from them. Touch it inside {@link World#ask} only.
 */
public final class Machine {

    /** Whether it runs. */
    public enum Power { OFF, BOOTING, ON, STOPPING }

    private static final Duration BOOT = Duration.ofSeconds(20);
    private static final int FIRST_PID = 900;

    private final World world;
    private final String name;
    private final Product product;
    private final Release release;
    private volatile Hardware hardware;
    private final MachineClock clock;
    private final MemoryFiles files;
    private final MemoryFiles drives;
    private final Disk disk;
    private final Journal journal;
    private final List<MachinePart> parts = new ArrayList<>();
    private final Map<Class<?>, MachinePart> found = new ConcurrentHashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final PosixSystem shell;
    private Power power = Power.OFF;
    private String hostname = "";
    private String bootId = "";
    private Instant bootedAt = Instant.EPOCH;
    private String kernel = "";
    private int lastPid = FIRST_PID;

    /** A machine with an empty disk that is switched off, for one of the two. */
    public Machine(World world, String name, Product product, Release release, Hardware hardware) {
        this.world = world;
        this.name = name;
        this.product = product;
        this.release = release;
        this.hardware = hardware;
        this.clock = new MachineClock(this);
        this.files = new MemoryFiles(clock);
        this.drives = new MemoryFiles(clock);
        this.disk = new Disk(files);
        this.journal = new Journal(disk);
        topics(Topic.class).forEach(topic -> parts.addAll(topic.parts(this)));
        parts.sort(Comparator.comparingInt(MachinePart::order));
        topics(Topic.class).forEach(topic -> commands.addAll(topic.commands(this)));
        this.shell = new MachineShell(this);
    }

    /** Installs it, as the installer does, and boots it for the first time. */
    public void install(Installation plan) {
        lay(plan);
        startUp();
        topics(Topic.class).forEach(topic -> topic.firstBoot(this, plan));
    }

    /** Puts on its disk what the installer leaves; it stays off. */
    public void lay(Installation plan) {
        try {
            CoreTools.install(files);
            Executables.install(files, commands.stream().filter(command -> command.pkg().isEmpty()).map(Command::path).toList());
        } catch (FileError e) {
            throw new IllegalStateException("the disk of " + name + " took no programs", e);
        }
        topics(Topic.class).forEach(topic -> topic.install(this, plan));
    }

    /** Switches it on; it has booted by the time this returns, as the machines of a new world have. */
    public void startUp() {
        power = Power.ON;
        bootId = UUID.nameUUIDFromBytes(Long.toHexString(world.random().nextLong()).getBytes()).toString();
        bootedAt = world.now();
        journal.load();
        kernel = disk.list("/boot").stream().filter(file -> file.startsWith("vmlinuz-")).map(file -> file.substring(8))
                .max(VersionOrder::compare).orElse(product == Product.DEBIAN ? release.debianKernel() : release.installedKernel());
        hostname = disk.line("/etc/hostname");
        lastPid = FIRST_PID;
        log("", "kernel", 0, Journal.NOTICE, "Linux version " + kernel + " (" + release.builder(product) + ")");
        disk.makeDirectories("/run");
        parts.forEach(MachinePart::boot);
        world.reachabilityChanged();
    }

    /** Takes the power away. */
    public void cutPower() {
        if (power == Power.OFF) {
            return;
        }
        power = Power.OFF;
        parts.forEach(MachinePart::powerCut);
        world.reachabilityChanged();
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
        Instant boot = bootedAt;
        new ShutDown(world, parts, again).begin(() -> power == Power.STOPPING && bootedAt.equals(boot), () -> {
            cutPower();
            if (again) {
                powerOn();
            }
        });
    }

    /** The part of a type; that there is none is a mistake of the caller. */
    public <T extends MachinePart> T part(Class<T> type) {
        return type.cast(found.computeIfAbsent(type, wanted -> parts.stream().filter(wanted::isInstance).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no " + wanted.getSimpleName()))));
    }

    /** All parts of a type. */
    public <T> List<T> parts(Class<T> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Unpacks what packages bring that its topics know of: the files of their programs, and what parts make of them. */
    public void unpack(Set<String> packages) {
        try {
            Executables.install(files, commands.stream().filter(command -> command.pkg().filter(packages::contains).isPresent())
                    .map(Command::path).toList());
        } catch (FileError e) {
            throw new IllegalStateException("the disk of " + name + " took no programs", e);
        }
        parts.forEach(part -> part.packagesInstalled(packages));
    }

    /** The topics of a kind that it has. */
    public <T> List<T> topics(Class<T> contributes) {
        return world.topics().all().stream().filter(topic -> topic.isOn(product)).filter(contributes::isInstance).map(contributes::cast)
                .toList();
    }

    /** The commands that its topics give it. */
    List<Command> commands() {
        return List.copyOf(commands);
    }

    /** The machine as its shell sees it. */
    public PosixSystem shell() {
        return shell;
    }

    /** The name it has in the plan, whatever it calls itself. */
    public String name() {
        return name;
    }

    /** The world it is in. */
    public World world() {
        return world;
    }

    /** What is installed on it. */
    public Product product() {
        return product;
    }

    /** Its release of Proxmox VE, or the one that is built on its Debian. */
    public Release release() {
        return release;
    }

    /** What it is made of. */
    public Hardware hardware() {
        return hardware;
    }

    /** Changes what it is made of. */
    public void hardware(Hardware value) {
        hardware = value;
    }

    /** Its root file system. */
    public MemoryFiles files() {
        return files;
    }

    /** What is on its drives apart from the root file system: no shell sees it, it is mounted from there. */
    public MemoryFiles drives() {
        return drives;
    }

    /** Its files as daemons use them. */
    public Disk disk() {
        return disk;
    }

    /** Its journal. */
    public Journal journal() {
        return journal;
    }

    /** Its clock. */
    public MachineClock clock() {
        return clock;
    }

    /** Whether it is up, so that its daemons answer. */
    public boolean running() {
        return power == Power.ON || power == Power.STOPPING;
    }

    /** Whether it has power, up or on its way. */
    public boolean powered() {
        return power != Power.OFF;
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

    /** The time by its own clock. */
    public Instant now() {
        return clock.now();
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
