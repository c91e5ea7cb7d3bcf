package praktikum.sim.proxmox.guest.vm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.proxmox.guest.config.GuestConfig;
import praktikum.sim.proxmox.guest.config.GuestError;
import praktikum.sim.proxmox.guest.config.GuestFiles;
import praktikum.sim.proxmox.guest.config.GuestKind;
import praktikum.sim.proxmox.guest.config.GuestOptions;
import praktikum.sim.proxmox.guest.config.PropertyString;
import praktikum.sim.proxmox.guest.run.VmStart;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;
import praktikum.sim.proxmox.task.TaskProcess;
import praktikum.sim.proxmox.task.TaskProcess.Failed;

/** Makes a virtual machine: its disks one after the other, then its configuration. */
final class VmCreate implements TaskProcess.Work {

    private static final Duration ALLOCATION = Duration.ofMillis(300);
    private static final Duration COPY = Duration.ofMillis(2500);

    private final Machine node;
    private final int id;
    private final Map<String, String> options;
    private final VmDisks disks;
    private final boolean start;
    private final List<String> drives;
    private Optional<VmStart> starting = Optional.empty();
    private int next;
    private int shown;

    private VmCreate(Machine node, int id, Map<String, String> options, VmDisks disks, boolean start) {
        this.node = node;
        this.id = id;
        this.options = options;
        this.disks = disks;
        this.start = start;
        this.drives = options.keySet().stream().filter(GuestConfig::isDrive).sorted().toList();
    }

    /** Looks whether a machine can be made of these options, and begins. */
    static TaskProcess begin(Machine node, int id, Map<String, String> given, String tag) throws GuestError {
        Map<String, String> options = new TreeMap<>(given);
        if (!Pmxcfs.of(node).quorate()) {
            throw new GuestError("cluster not ready - no quorum?");
        }
        var disks = new VmDisks(node, id, Optional.ofNullable(options.remove("storage")));
        boolean start = "1".equals(options.remove("start"));
        options.remove("pool");
        GuestOptions.check(GuestKind.QEMU, options);
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (GuestConfig.isDrive(option.getKey())) {
                disks.check(option.getKey(), PropertyString.of(option.getValue(), "file"));
            }
        }
        var files = new GuestFiles(node);
        Optional<GuestFiles.Place> there = files.find(id);
        if (there.isPresent()) {
            throw new GuestError("unable to create VM " + id + " - " + there.get().kind().title() + " " + id + " already exists on node '"
                    + there.get().node() + "'");
        }
        files.save(GuestKind.QEMU, id, GuestConfig.of(Map.of("lock", "create", "memory", "128")));
        addresses(node, options);
        return TaskProcess.start(node, "qmcreate", String.valueOf(id), tag, new VmCreate(node, id, options, disks, start));
    }

    /** Cards without a hardware address get one of those that Proxmox VE gives. */
    static void addresses(Machine node, Map<String, String> options) {
        options.replaceAll((name, value) -> {
            PropertyString card = PropertyString.card(value);
            return !name.matches("net\\d+") ? value : card.get("macaddr").isPresent() ? card.cardText()
                    : card.with("macaddr", randomAddress(node)).cardText();
        });
    }

    /** {@code BC:24:11} and three random bytes. */
    static String randomAddress(Machine node) {
        var random = node.world().random();
        return String.format(Locale.ROOT, "BC:24:11:%02X:%02X:%02X", random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    @Override
    public Optional<Duration> step(TaskProcess task) throws Failed {
        if (starting.isPresent()) {
            return starting.get().step(task);
        }
        try {
            if (next < drives.size()) {
                String name = drives.get(next++);
                PropertyString drive = PropertyString.of(options.get(name), "file");
                options.put(name, disks.create(name, drive));
                say(task);
                return Optional.of(drive.get("import-from").isPresent() ? COPY : ALLOCATION);
            }
            finish();
        } catch (GuestError e) {
            say(task);
            undo();
            throw new Failed("unable to create VM " + id + " - " + e.getMessage());
        }
        if (start) {
            task.say("Execute autostart");
            starting = Optional.of(new VmStart(node, id));
            return Optional.of(ALLOCATION);
        }
        return Optional.empty();
    }

    private void say(TaskProcess task) {
        String all = disks.said();
        task.say(all.substring(shown));
        shown = all.length();
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
            new GuestFiles(node).remove(GuestKind.QEMU, id);
        } catch (GuestError stays) {
            return; // without quorum the file stays, as it does there
        }
    }

    private void finish() throws GuestError {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.putIfAbsent("boot", boot(options));
        all.put("meta", "creation-qemu=" + (node.release().number() >= 9 ? "10.1.2" : "9.2.0") + ",ctime=" + node.now().getEpochSecond());
        all.putIfAbsent("smbios1", "uuid=" + BlockDevices.of(node).newUuid());
        all.putIfAbsent("vmgenid", BlockDevices.of(node).newUuid());
        new GuestFiles(node).save(GuestKind.QEMU, id, GuestConfig.of(all));
    }

    /** The first disk, the CD drive and the first card, as far as there are any. */
    private static String boot(Map<String, String> options) {
        var config = GuestConfig.of(options);
        var order = new java.util.ArrayList<String>();
        config.drives().entrySet().stream().filter(drive -> !GuestConfig.isCdrom(drive.getValue()) && drive.getKey().matches("[a-z]+\\d+"))
                .map(Map.Entry::getKey).filter(name -> !name.matches("efidisk0|tpmstate0")).findFirst().ifPresent(order::add);
        config.drives().entrySet().stream().filter(drive -> GuestConfig.isCdrom(drive.getValue())).map(Map.Entry::getKey).findFirst()
                .ifPresent(order::add);
        options.keySet().stream().filter(name -> name.matches("net\\d+")).sorted().findFirst().ifPresent(order::add);
        return order.isEmpty() ? " " : "order=" + String.join(";", order);
    }
}
