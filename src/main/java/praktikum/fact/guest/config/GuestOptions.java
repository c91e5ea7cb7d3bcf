package praktikum.fact.guest.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import praktikum.fact.PropertyString;
import praktikum.fact.TextLines;
import praktikum.fact.guest.GuestKind;

/**
 * Options of a guest, with what both kinds of guests have in common.
 *
 * @param kind of guest
 * @param values as written, by name
 */
public record GuestOptions(GuestKind kind, Map<String, String> values) {

    private static final long USUAL_MEMORY = 512;

    public GuestOptions {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** An option as written; empty where it is not. */
    public Optional<String> find(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** Whether a yes-or-no option is on; off where it is not written. */
    public boolean flag(String option) {
        return find(option).filter(PropertyString::isYes).isPresent();
    }

    /** An option that is a number; empty where it is not written, or is none. */
    public OptionalLong number(String option) {
        return find(option).map(TextLines::number).orElse(OptionalLong.empty());
    }

    /** What it is called; Proxmox VE has a name for one that has none. */
    public Optional<String> name() {
        return find(kind == GuestKind.VM ? "name" : "hostname");
    }

    /** Memory in MiB; 512 where it is not written. */
    public long memory() {
        return find("memory").flatMap(value -> PropertyString.parse(value, "current")).flatMap(parts -> parts.find("current"))
                .map(TextLines::number).filter(OptionalLong::isPresent).map(OptionalLong::getAsLong).orElse(USUAL_MEMORY);
    }

    /** Whether its node starts it when the node boots; what the HA manager has is its own to start. */
    public boolean startsAtBoot() {
        return flag("onboot");
    }

    /** Whether it is a template, which cannot be started. */
    public boolean template() {
        return flag("template");
    }

    /** Its tags. */
    public Set<String> tags() {
        return find("tags").map(PropertyString::list).orElse(Set.of());
    }

    /** What it is locked for, such as {@code migrate} or {@code backup}. */
    public Optional<String> lock() {
        return find("lock");
    }

    /** The snapshot that its disks go on from. */
    public Optional<String> parent() {
        return find("parent");
    }

    /** Its disks and drives, in the order written: also empty drives and disks that are kept and not attached. */
    public List<Disk> disks() {
        return values.entrySet().stream().flatMap(option -> Disk.of(kind, option.getKey(), option.getValue()).stream()).toList();
    }

    /** Its network devices, in the order written. */
    public List<Nic> nics() {
        return values.entrySet().stream().flatMap(option -> Nic.of(kind, option.getKey(), option.getValue()).stream()).toList();
    }

    Stream<Map.Entry<String, String>> matching(String names) {
        return values.entrySet().stream().filter(option -> option.getKey().matches(names));
    }
}
