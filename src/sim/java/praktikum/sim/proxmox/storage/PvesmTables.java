package praktikum.sim.proxmox.storage;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import praktikum.sim.machine.Release;
import praktikum.sim.proxmox.storage.plugin.StorageUsage;
import praktikum.sim.proxmox.storage.plugin.StorageVolume;

/** The tables of {@code pvesm status}, whose header differs between the releases, and of {@code pvesm list}. */
final class PvesmTables {

    private final Release release;

    PvesmTables(Release release) {
        this.release = release;
    }

    String states(List<Storages.State> states) {
        boolean nine = release.number() >= 9;
        int width = 1 + states.stream().mapToInt(state -> state.storage().id().length()).max().orElse(0);
        var table = new StringBuilder(String.format("%-" + width + "s %10s %10s %15s %15s %15s %8s\n", "Name", "Type", "Status",
                nine ? "Total (KiB)" : "Total", nine ? "Used (KiB)" : "Used", nine ? "Available (KiB)" : "Available", "%"));
        states.stream().sorted(Comparator.comparing((Storages.State state) -> state.storage().id())).forEach(state -> {
            long total = figure(state, StorageUsage::total);
            String percent = state.enabled() ? String.format(Locale.ROOT, "%.2f%%", total == 0 ? 0 : figure(state, StorageUsage::used)
                    * 100.0 / total) : "N/A";
            table.append(String.format("%-" + width + "s %10s %10s %15d %15d %15d %8s\n", state.storage().id(),
                    state.storage().type().name(), !state.enabled() ? "disabled" : state.usage().isPresent() ? "active" : "inactive",
                    total / 1024, figure(state, StorageUsage::used) / 1024, figure(state, StorageUsage::available) / 1024, percent));
        });
        return table.toString();
    }

    private static long figure(Storages.State state, Function<StorageUsage, Long> which) {
        return state.usage().map(which).orElse(0L);
    }

    /** Volumes of guests first, then the others by format. */
    static String volumes(List<StorageVolume> volumes) {
        int width = Math.max(1, volumes.stream().mapToInt(volume -> volume.id().length()).max().orElse(0));
        int digits = String.valueOf(volumes.stream().mapToLong(StorageVolume::size).max().orElse(0)).length();
        String format = "%-" + width + "s %-7s %-9s %" + digits + "s";
        var table = new StringBuilder(String.format(format + " %s\n", "Volid", "Format", "Type", "Size", "VMID"));
        volumes.stream().filter(volume -> volume.guest().isPresent()).forEach(volume -> table.append(String.format(format + " %d\n",
                volume.id(), volume.format(), volume.content(), volume.size(), volume.guest().getAsInt())));
        volumes.stream().filter(volume -> volume.guest().isEmpty()).sorted(Comparator.comparing(StorageVolume::format))
                .forEach(volume -> table.append(String.format(format + "\n", volume.id(), volume.format(), volume.content(),
                        volume.size())));
        return table.toString();
    }
}
