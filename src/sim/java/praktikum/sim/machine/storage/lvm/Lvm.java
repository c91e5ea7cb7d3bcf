package praktikum.sim.machine.storage.lvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Drive;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.MachinePart;
import praktikum.sim.machine.storage.BlockDevice;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.DeviceSource;
import praktikum.sim.machine.storage.DeviceUser;
import praktikum.sim.machine.storage.DriveListener;
import praktikum.sim.machine.storage.Medium;

/** The volume groups that lie on a machine's drives, and which of their volumes are active. */
public final class Lvm implements MachinePart, DeviceSource, DeviceUser, DriveListener {

    private static final int AFTER_DEV = -95;
    private static final String GROUPS = "/lvm";

    private final Machine node;
    private final DeviceMapper mapper;

    Lvm(Machine node) {
        this.node = node;
        this.mapper = new DeviceMapper(this);
    }

    /** That of a machine. */
    public static Lvm of(Machine machine) {
        return machine.part(Lvm.class);
    }

    @Override
    public int order() {
        return AFTER_DEV;
    }

    /** Activates what is whole, as lvm2's rules of udev do. */
    @Override
    public void boot() {
        mapper.clear();
        groups().forEach(this::activate);
        BlockDevices.of(node).changed();
    }

    @Override
    public void powerCut() {
        mapper.clear();
    }

    /** A drive that comes back brings its groups along. */
    @Override
    public void driveChanged(Drive drive) {
        if (drive.present()) {
            groups().forEach(this::activate);
            BlockDevices.of(node).changed();
        }
    }

    private void activate(VolumeGroup group) {
        group.visible().stream().filter(volume -> !group.partial(volume)).forEach(volume -> mapper.activate(group, volume));
    }

    /** The physical volumes that there are, in groups or not; those that are missing are told by their groups. */
    public List<PhysicalVolume> physical() {
        List<PhysicalVolume> all = new ArrayList<>();
        groups().forEach(group -> all.addAll(group.physical()));
        members().filter(device -> all.stream().noneMatch(pv -> pv.device().filter(device::equals).isPresent()))
                .forEach(device -> all.add(new PhysicalVolume(device.signature().orElseThrow().uuid(), Optional.of(device), "",
                        device.size(), 0, 0, "")));
        return all.stream().sorted(Comparator.comparing(PhysicalVolume::path)).toList();
    }

    private Stream<BlockDevice> members() {
        return BlockDevices.of(node).drivesAndPartitions().stream()
                .filter(device -> device.signature().filter(found -> found.type().equals("LVM2_member")).isPresent());
    }

    /** The groups of which at least one physical volume is there, by name. */
    public List<VolumeGroup> groups() {
        Map<String, BlockDevice> devices = new LinkedHashMap<>();
        members().forEach(device -> devices.putIfAbsent(device.signature().orElseThrow().uuid(), device));
        List<VolumeGroup> groups = new ArrayList<>();
        for (String uuid : list(GROUPS)) {
            Medium place = new Medium(node.drives(), GROUPS + "/" + uuid);
            Optional<VolumeGroup> group = devices.values().stream().anyMatch(device -> device.signature().orElseThrow().get("vg")
                    .equals(uuid)) ? Optional.of(read(place, devices)) : Optional.empty();
            group.ifPresent(groups::add);
        }
        groups.sort(Comparator.comparing(VolumeGroup::name));
        return groups;
    }

    private List<String> list(String path) {
        try {
            return node.drives().list(path);
        } catch (FileError none) {
            return List.of();
        }
    }

    private VolumeGroup read(Medium place, Map<String, BlockDevice> devices) {
        Map<String, String> fields = place.fields("vg");
        String name = fields.get("name");
        List<LogicalVolume> volumes = list(place.in("lv").path()).stream().map(uuid -> LogicalVolume.read(place.in("lv").in(uuid), name))
                .sorted(Comparator.comparingInt(LogicalVolume::number)).toList();
        List<PhysicalVolume> physical = Arrays.stream(fields.get("pvs").split(",")).map(text -> text.split(":")).map(parts -> {
            long used = volumes.stream().flatMap(volume -> volume.segments().stream()).filter(segment -> segment.pv().equals(parts[0]))
                    .mapToLong(LogicalVolume.Segment::extents).sum();
            Optional<BlockDevice> device = Optional.ofNullable(devices.get(parts[0]));
            return new PhysicalVolume(parts[0], device, parts[3], Long.parseLong(parts[2]), Long.parseLong(parts[1]), used, name);
        }).toList();
        return new VolumeGroup(place, fields.get("uuid"), name, physical, volumes);
    }

    /** The group of a name. */
    public Optional<VolumeGroup> group(String name) {
        return groups().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** The visible volume of a group. */
    public Optional<LogicalVolume> volume(String group, String name) {
        return group(group).flatMap(found -> found.volume(name));
    }

    /** Whether a volume is active. */
    public boolean active(LogicalVolume volume) {
        return mapper.active(volume);
    }

    /** The device of an active volume. */
    public Optional<BlockDevice> device(LogicalVolume volume) {
        return devices().stream().filter(device -> device.mapped().equals(volume.mappedName())).findFirst();
    }

    /** Whether an active volume is held open: mounted, or swap. */
    public boolean open(LogicalVolume volume) {
        return device(volume).filter(device -> BlockDevices.of(node).busy(device)).isPresent();
    }

    DeviceMapper mapper() {
        return mapper;
    }

    Machine node() {
        return node;
    }

    /** Makes and changes volumes. */
    public LvmEditor edit() {
        return new LvmEditor(this);
    }

    @Override
    public List<BlockDevice> devices() {
        return groups().stream().flatMap(group -> mapper.devices(group).stream()).toList();
    }

    /** A physical volume is held while a volume that lies on it is active. */
    @Override
    public Optional<String> use(BlockDevice device) {
        return devices().stream().anyMatch(mapped -> mapped.parents().contains(device.name())) ? Optional.of("LVM2_member")
                : Optional.empty();
    }
}
