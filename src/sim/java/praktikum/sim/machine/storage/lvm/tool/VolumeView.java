package praktikum.sim.machine.storage.lvm.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.storage.lvm.LogicalVolume;
import praktikum.sim.machine.storage.lvm.LogicalVolume.Segment;
import praktikum.sim.machine.storage.lvm.LogicalVolume.Type;
import praktikum.sim.machine.storage.lvm.Lvm;
import praktikum.sim.machine.storage.lvm.PhysicalVolume;
import praktikum.sim.machine.storage.lvm.VolumeGroup;

/**
 * A logical volume as lvs shows it.
 *
 * @param lvm the model
 * @param group its volume group
 * @param volume the volume, or the pool that it is a part of
 * @param part whether it is a volume, or a hidden part of a pool
 */
record VolumeView(Lvm lvm, VolumeGroup group, LogicalVolume volume, Part part) {

    private static final double FULL = 100;

    /** What of a volume is shown. */
    enum Part {
        /** The volume itself. */
        WHOLE(""),
        /** The hidden volume with the data of a pool. */
        DATA("_tdata"),
        /** The hidden volume with the metadata of a pool. */
        METADATA("_tmeta");

        private final String end;

        Part(String end) {
            this.end = end;
        }
    }

    /**
     * Extents in a row on a physical volume.
     *
     * @param place the path of the physical volume, or the name of the hidden volume that they lie on
     * @param start the first extent there
     * @param count how many
     */
    record Run(String place, long start, long count) {

        /** As in the column of devices. */
        String told() {
            return place + "(" + start + ")";
        }
    }

    /** The volumes of a group by name, hidden ones among them where they are wanted. */
    static List<VolumeView> of(Lvm lvm, VolumeGroup group, boolean hidden) {
        List<VolumeView> views = new ArrayList<>();
        for (LogicalVolume volume : group.volumes()) {
            if (hidden || volume.type() != Type.SPARE) {
                views.add(new VolumeView(lvm, group, volume, Part.WHOLE));
            }
            if (hidden && volume.type() == Type.POOL) {
                views.add(new VolumeView(lvm, group, volume, Part.DATA));
                views.add(new VolumeView(lvm, group, volume, Part.METADATA));
            }
        }
        views.sort(Comparator.comparing(VolumeView::name));
        return views;
    }

    String name() {
        return volume.name() + part.end;
    }

    boolean visible() {
        return part == Part.WHOLE && volume.type() != Type.SPARE;
    }

    /** The name, in brackets where it is hidden. */
    String shown() {
        return visible() ? name() : "[" + name() + "]";
    }

    long size() {
        return part == Part.METADATA ? volume.metadataSize() : volume.size();
    }

    boolean pool() {
        return visible() && volume.type() == Type.POOL;
    }

    boolean thin() {
        return volume.type() == Type.THIN;
    }

    private Optional<LogicalVolume> home() {
        return volume.type() == Type.POOL ? Optional.of(volume) : thin() ? group.volume(volume.pool()) : Optional.empty();
    }

    // A pool's own parts are there while the pool or one of its volumes is active.
    private boolean loaded() {
        return lvm.active(volume) || volume.type() == Type.POOL && group.thin(volume).stream().anyMatch(lvm::active);
    }

    boolean active() {
        return part == Part.WHOLE ? lvm.active(volume) : loaded();
    }

    /** Whether its device is held open: that of a pool as soon as there is a volume in it, by the device of the pool's name. */
    boolean open() {
        return active() && (part != Part.WHOLE || (pool() ? !group.thin(volume).isEmpty() : lvm.open(volume)));
    }

    /** How full it is; empty where the kernel does not tell. */
    Optional<Double> data() {
        boolean tells = visible() && volume.type() != Type.LINEAR && loaded();
        return tells ? Optional.of(group.dataPercent(volume)) : Optional.empty();
    }

    /** How full its metadata are; empty where it is no pool that is active. */
    Optional<Double> metadata() {
        return pool() && loaded() ? Optional.of(group.metadataPercent(volume)) : Optional.empty();
    }

    /** The ten letters. */
    String attributes() {
        boolean thinType = visible() && volume.type() != Type.LINEAR;
        boolean spoilt = pool() && metadata().filter(percent -> percent >= FULL).isPresent();
        boolean out = pool() && data().filter(percent -> percent >= FULL).isPresent();
        String health = group.partial(volume) ? "p" : spoilt ? "M" : out ? "D" : "-";
        return type() + "wi-" + (active() ? spoilt ? "c" : "a" : "-") + (open() ? "o" : "-") + (thinType ? "tz" : "--") + health + "-";
    }

    private String type() {
        return switch (part) {
            case DATA -> "T";
            case METADATA -> "e";
            case WHOLE -> switch (volume.type()) {
                case LINEAR -> "-";
                case POOL -> "t";
                case THIN -> "V";
                case SPARE -> "e";
            };
        };
    }

    /** The word for the kind of its segments. */
    String segmentType() {
        return !visible() || volume.type() == Type.LINEAR ? "linear" : pool() ? "thin-pool" : "thin";
    }

    /** Bytes of a chunk of the pool, 0 where there is none. */
    long chunk() {
        return pool() ? volume.chunk() : 0;
    }

    /** Where its extents lie; none where it is thin. The model knows no places, so that volumes lie one after the other. */
    List<Run> runs() {
        if (thin()) {
            return List.of(new Run("", 0, volume.extents()));
        }
        if (pool()) {
            return List.of(new Run(name() + Part.DATA.end, 0, volume.extents()));
        }
        List<Run> runs = new ArrayList<>();
        for (Segment segment : mine()) {
            String place = group.physical().stream().filter(pv -> pv.uuid().equals(segment.pv())).findFirst().orElseThrow().path();
            boolean joins = !runs.isEmpty() && runs.getLast().place().equals(place);
            if (joins) {
                Run last = runs.removeLast();
                runs.add(new Run(place, last.start(), last.count() + segment.extents()));
            } else {
                runs.add(new Run(place, before(segment.pv()), segment.extents()));
            }
        }
        return runs;
    }

    private List<Segment> mine() {
        List<String> order = group.physical().stream().map(PhysicalVolume::uuid).toList();
        return volume.segments().stream().filter(segment -> segment.metadata() == (part == Part.METADATA))
                .sorted(Comparator.comparingInt(segment -> order.indexOf(segment.pv()))).toList();
    }

    private long before(String pv) {
        long earlier = group.volumes().stream().filter(other -> other.number() < volume.number())
                .flatMap(other -> other.segments().stream()).filter(segment -> segment.pv().equals(pv)).mapToLong(Segment::extents).sum();
        return earlier + (part == Part.METADATA ? volume.segments().stream().filter(segment -> !segment.metadata()
                && segment.pv().equals(pv)).mapToLong(Segment::extents).sum() : 0);
    }

    /** The pool of a thin volume, empty text for others. */
    String poolName() {
        return thin() ? home().map(LogicalVolume::name).orElse(volume.pool()) : "";
    }
}
