package praktikum.fact.guest.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import praktikum.fact.Printed;
import praktikum.fact.Reading;
import praktikum.fact.guest.GuestAbsence;
import praktikum.fact.guest.GuestKind;

/**
 * The configuration of a guest.
 *
 * @param kind what it is
 * @param current what holds now
 * @param pending what is to hold from the next start on
 * @param removed options that the next start removes
 * @param snapshots what each snapshot kept, by its name, in the order of the names
 */
public record GuestConfig(GuestKind kind, GuestOptions current, GuestOptions pending, Set<String> removed,
        Map<String, GuestOptions> snapshots) {

    /** The section of what holds now, as snapshots may not be called. */
    public static final String CURRENT = "current";
    /** The section of what waits for the next start. */
    public static final String PENDING = "pending";

    /**
     * A disk and the section that has it.
     *
     * @param section {@link #CURRENT}, {@link #PENDING} or the name of a snapshot
     * @param disk the disk
     */
    public record SectionDisk(String section, Disk disk) {}

    public GuestConfig {
        removed = Set.copyOf(removed);
        snapshots = Collections.unmodifiableMap(new LinkedHashMap<>(snapshots));
    }

    /** Reads the file itself: {@code scsi0: nfs:100/vm-100-disk-0.qcow2,size=8G}, then {@code [PENDING]} and a section per snapshot. */
    public static Reading<GuestConfig> readFile(Printed printed, GuestKind kind) {
        return Reading.of(printed, p -> ConfigReader.file(kind, p.succeeded().lines().toList()));
    }

    /**
     * Reads {@code qm config} or {@code pct config}: the options, with those that wait for the next start; empty where there is no guest.
     */
    public static Reading<Optional<GuestOptions>> readText(Printed printed, GuestKind kind) {
        return Reading.of(printed, p -> GuestAbsence.isToldBy(p) ? Optional.<GuestOptions>empty()
                : Optional.of(ConfigReader.text(kind, p.succeeded().lines().toList())));
    }

    /** Reads {@code pvesh get /nodes/NODE/qemu/100/config}, or of a container: the same as JSON. */
    public static Reading<GuestOptions> readPvesh(Printed printed, GuestKind kind) {
        return Reading.of(printed, p -> ConfigReader.json(kind, p));
    }

    /** Every disk and drive of every section; nothing that could keep it on its node is left out. */
    public List<SectionDisk> allDisks() {
        var sections = new LinkedHashMap<String, GuestOptions>();
        sections.put(CURRENT, current);
        sections.put(PENDING, pending);
        sections.putAll(snapshots);
        return sections.entrySet().stream()
                .flatMap(section -> section.getValue().disks().stream().map(disk -> new SectionDisk(section.getKey(), disk))).toList();
    }

    /** Options that will have another value, or none, after the next start. */
    public Set<String> waiting() {
        return Stream.concat(pending.values().keySet().stream(), removed.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** What holds now, where it is a virtual machine. */
    public Optional<VmConfig> vm() {
        return Optional.of(current).filter(options -> kind == GuestKind.VM).map(VmConfig::new);
    }

    /** What holds now, where it is a container. */
    public Optional<ContainerConfig> container() {
        return Optional.of(current).filter(options -> kind == GuestKind.CONTAINER).map(ContainerConfig::new);
    }
}
