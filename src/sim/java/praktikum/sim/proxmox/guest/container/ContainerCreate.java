package praktikum.sim.proxmox.guest.container;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.guest.OperatingSystem;
import praktikum.sim.proxmox.api.PveArguments.Kind;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.GuestOptions;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.ContainerStart;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.storage.config.StorageError;
import praktikum.sim.proxmox.storage.config.StorageSection;
import praktikum.sim.proxmox.storage.plugin.ImageFile;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;

/** Makes a container: its volumes, what the template holds in them, and its configuration. */
public final class ContainerCreate implements TaskProcess.Work {

    private static final Duration ALLOCATION = Duration.ofMillis(600);
    private static final Duration EXTRACTION = Duration.ofSeconds(3);
    private static final long MEBIBYTE = 1 << 20;

    private final Machine node;
    private final int id;
    private final String template;
    private final ImageFile archive;
    private final Map<String, String> options;
    private final Optional<String> password;
    private final List<String> keys;
    private final boolean start;
    private final ContainerDisks disks;
    private Optional<ContainerStart> starting = Optional.empty();
    private int step;

    private ContainerCreate(Machine node, int id, String template, ImageFile archive, Map<String, String> options,
            Optional<String> password, List<String> keys, boolean start) {
        this.node = node;
        this.id = id;
        this.template = template;
        this.archive = archive;
        this.options = options;
        this.password = password;
        this.keys = keys;
        this.start = start;
        this.disks = new ContainerDisks(node, id);
    }

    /** What creating takes besides the options of containers. */
    static Map<String, Kind> known() {
        Map<String, Kind> known = new HashMap<>(GuestOptions.of(GuestKind.LXC));
        known.putAll(Map.of("storage", Kind.TEXT, "pool", Kind.TEXT, "start", Kind.FLAG, "password", Kind.TEXT, "ssh-public-keys",
                Kind.TEXT, "force", Kind.FLAG));
        return known;
    }

    /**
     * Looks whether a container can be made of these options, and begins.
     *
     * @param template the volume id of the template
     */
    public static TaskProcess begin(Machine node, int id, String template, Map<String, String> given, String tag) throws GuestError {
        Map<String, String> options = new TreeMap<>(given);
        if (!Pmxcfs.of(node).quorate()) {
            throw new GuestError("cluster not ready - no quorum?");
        }
        Optional<String> password = Optional.ofNullable(options.remove("password"));
        List<String> keys = options.getOrDefault("ssh-public-keys", "").lines().filter(line -> !line.isBlank()).toList();
        List.of("ssh-public-keys", "pool", "force").forEach(options::remove);
        boolean start = "1".equals(options.remove("start"));
        String storage = Optional.ofNullable(options.remove("storage")).orElse("local");
        if (password.filter(word -> word.length() < 5).isPresent()) {
            throw GuestError.parameter("password", "value must be at least 5 characters long");
        }
        options.putIfAbsent("rootfs", storage + ":4");
        options.replaceAll((name, value) -> GuestConfig.isMountPoint(name) && value.matches("\\d+(\\.\\d+)?") ? storage + ":" + value
                : value);
        GuestOptions.check(GuestKind.LXC, options);
        var files = new GuestFiles(node);
        var disks = new ContainerDisks(node, id);
        ImageFile archive = archive(disks, template);
        for (PropertyString mount : GuestConfig.of(options).mountPoints().values()) {
            disks.check(mount, files.nodename());
        }
        Optional<GuestFiles.Place> there = files.find(id);
        if (there.isPresent()) {
            throw new GuestError("unable to create CT " + id + " - " + there.get().kind().title() + " " + id + " already exists on node '"
                    + there.get().node() + "'");
        }
        files.save(GuestKind.LXC, id, GuestConfig.of(Map.of("lock", "create")));
        return TaskProcess.start(node, "vzcreate", String.valueOf(id), tag, new ContainerCreate(node, id, template, archive, options,
                password, keys, start));
    }

    private static ImageFile archive(ContainerDisks disks, String template) throws GuestError {
        try {
            StorageSection storage = disks.volumes().of(template);
            if (!template.contains(":vztmpl/")) {
                throw GuestError.parameter("ostemplate", "unable to parse volume ID '" + template + "'");
            }
            disks.volumes().activate(template);
            return disks.volumes().image(template).orElseThrow(() -> new StorageError("volume '" + storage.id() + template.substring(
                    template.indexOf(':')) + "' does not exist"));
        } catch (StorageError e) {
            throw GuestError.of(e);
        }
    }

    /** Cards as they are written: each with a hardware address, and all are pairs of virtual ones. */
    static void addresses(Machine node, Map<String, String> options) {
        var random = node.world().random();
        options.replaceAll((name, value) -> {
            if (!name.matches("net\\d+")) {
                return value;
            }
            PropertyString card = PropertyString.of(value, "name").with("type", "veth");
            return (card.get("hwaddr").isPresent() ? card : card.with("hwaddr", String.format(Locale.ROOT, "BC:24:11:%02X:%02X:%02X",
                    random.nextInt(256), random.nextInt(256), random.nextInt(256)))).namedText();
        });
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        if (starting.isPresent()) {
            return starting.get().step(task);
        }
        try {
            switch (step++) {
                case 0 -> {
                    for (String name : List.copyOf(options.keySet())) {
                        if (GuestConfig.isMountPoint(name)) {
                            options.put(name, disks.create(PropertyString.of(options.get(name), "volume")));
                        }
                    }
                    task.say(disks.said());
                    task.say("extracting archive '" + disks.volumes().path(template) + "'");
                    return Optional.of(ALLOCATION.plus(EXTRACTION));
                }
                case 1 -> {
                    long rate = archive.size() / MEBIBYTE * 1000 / EXTRACTION.toMillis();
                    task.say("Total bytes read: " + archive.size() + " (" + archive.size() / MEBIBYTE + "MiB, " + rate + "MiB/s)");
                    task.say("Detected container architecture: amd64");
                    fill(task);
                    return Optional.of(ALLOCATION);
                }
                default -> { }
            }
        } catch (GuestError | StorageError e) {
            undo();
            throw new Failed("unable to create CT " + id + " - " + e.getMessage());
        }
        if (start) {
            starting = Optional.of(new ContainerStart(node, id));
            return Optional.of(ALLOCATION);
        }
        return Optional.empty();
    }

    private void fill(TaskProcess task) throws GuestError, StorageError {
        OperatingSystem system = OperatingSystem.parse(archive.system())
                .orElseThrow(() -> new GuestError("unable to detect OS distribution"));
        Map<String, String> all = new TreeMap<>(options);
        addresses(node, all);
        all.putIfAbsent("unprivileged", "1");
        if (all.get("unprivileged").equals("0")) {
            all.remove("unprivileged");
        }
        all.put("arch", "amd64");
        all.putIfAbsent("ostype", system.distribution());
        all.putIfAbsent("hostname", "CT" + id);
        all.putIfAbsent("memory", "512");
        all.putIfAbsent("swap", "512");
        String volume = PropertyString.of(all.get("rootfs"), "volume").get("volume", "");
        var contents = new ContainerContents(node, id, system);
        contents.make(all.get("hostname"), password, keys).forEach(task::say);
        contents.write(disks.volumes().disk(volume).orElseThrow(() -> new StorageError("volume '" + volume + "' does not exist")),
                archive.system());
        disks.fill(volume, archive.size());
        boolean nesting = PropertyString.of(all.getOrDefault("features", ""), "nesting").flag("nesting");
        if (node.release().number() >= 9 && !nesting && system.distribution().matches("debian|ubuntu")) {
            task.warn("Systemd " + (system.release().number() == 8 ? 252 : 257) + " detected. You may need to enable nesting.");
        }
        new GuestFiles(node).save(GuestKind.LXC, id, GuestConfig.of(all));
    }

    @Override
    public void interrupted(TaskProcess task) {
        if (starting.isEmpty()) {
            undo();
        }
    }

    private void undo() {
        disks.undo();
        try {
            new GuestFiles(node).remove(GuestKind.LXC, id);
        } catch (GuestError stays) {
            return; // without quorum the file stays, as it does there
        }
    }
}
