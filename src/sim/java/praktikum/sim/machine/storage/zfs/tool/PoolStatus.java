package praktikum.sim.machine.storage.zfs.tool;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.machine.storage.BlockDevices;
import praktikum.sim.machine.storage.zfs.Pool;
import praktikum.sim.machine.storage.zfs.PoolEditor;
import praktikum.sim.machine.storage.zfs.Vdev;

/** What {@code zpool status} prints of a pool. */
final class PoolStatus {

    private static final String LINK = "   see: https://openzfs.github.io/openzfs-docs/msg/";
    private static final String DEGRADED = "\tSufficient replicas exist for the pool to continue functioning in a\n\tdegraded state.\n";

    private final Machine node;
    private final Pool pool;
    private final VdevNames names;

    PoolStatus(Machine node, Pool pool, VdevNames names) {
        this.node = node;
        this.pool = pool;
        this.names = names;
    }

    /** Whether there is nothing to be said of it: {@code status -x} leaves it out. */
    boolean healthy() {
        return reason().isEmpty();
    }

    private Optional<String> reason() {
        Map<String, String> scan = pool.config().scan();
        if (scan.getOrDefault("function", "").equals("resilver") && scan.get("state").equals("scanning")) {
            return Optional.of("resilvering");
        }
        if (pool.suspended()) {
            return Optional.of("suspended");
        }
        List<Vdev> leaves = pool.leaves();
        if (leaves.stream().anyMatch(leaf -> pool.state(leaf) == Pool.State.UNAVAIL && taken(leaf))) {
            return Optional.of("label");
        }
        if (leaves.stream().anyMatch(leaf -> pool.state(leaf) == Pool.State.UNAVAIL)) {
            return Optional.of("missing");
        }
        if (leaves.stream().anyMatch(leaf -> !pool.errors(leaf).equals(new Pool.Errors(0, 0, 0)))) {
            return Optional.of("errors");
        }
        if (leaves.stream().anyMatch(leaf -> pool.state(leaf) == Pool.State.OFFLINE)) {
            return Optional.of("offline");
        }
        return leaves.stream().anyMatch(leaf -> pool.state(leaf) == Pool.State.REMOVED) ? Optional.of("removed") : Optional.empty();
    }

    // Another disk is where it used to be.
    private boolean taken(Vdev leaf) {
        return BlockDevices.of(node).at(leaf.path()).isPresent();
    }

    String text(boolean verbose, boolean literal) {
        var text = new StringBuilder("  pool: " + pool.name() + "\n state: " + pool.health() + "\n");
        reason().ifPresent(reason -> text.append(explanation(reason)));
        text.append(scan());
        List<VdevNames.Named> vdevs = names.of(pool.config(), Optional.of(pool));
        int width = Math.max(10, Math.max(pool.name().length(), vdevs.stream().mapToInt(one -> one.depth() + one.name().length()).max()
                .orElse(0)));
        text.append("config:\n\n\t").append(pad("NAME", width)).append(String.format("  %-8s %5s %5s %5s\n", "STATE", "READ", "WRITE",
                "CKSUM"));
        text.append('\t').append(pad(pool.name(), width)).append(String.format("  %-8s %5s %5s %5s", pool.state(), 0, 0, 0))
                .append(pool.state() == Pool.State.UNAVAIL ? "  insufficient replicas" : "").append('\n');
        for (VdevNames.Named one : vdevs) {
            text.append('\t').append(" ".repeat(one.depth())).append(pad(one.name(), width - one.depth())).append(row(one.vdev(), literal))
                    .append('\n');
        }
        return text.append('\n').append(errors(verbose)).toString();
    }

    private String errors(boolean verbose) {
        if (!pool.suspended()) {
            return "errors: No known data errors\n";
        }
        return verbose ? "errors: List of errors unavailable: pool I/O is currently suspended\n"
                : "errors: 2 data errors, use '-v' for a list\n";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private String row(Vdev vdev, boolean literal) {
        Pool.State state = pool.state(vdev);
        Pool.Errors errors = pool.errors(vdev);
        Map<String, String> scan = pool.config().scan();
        boolean scanning = scan.getOrDefault("state", "").equals("scanning");
        String note = VdevNames.missing(vdev, Optional.of(pool)) && vdev.isLeaf() ? "  was " + vdev.path()
                : !vdev.isLeaf() && state == Pool.State.UNAVAIL ? "  insufficient replicas"
                : scanning && vdev.isLeaf() && vdev.stale() && state == Pool.State.ONLINE ? "  (resilvering)" : "";
        return String.format("  %-8s %5s %5s %5s", state, count(errors.read(), literal), count(errors.write(), literal),
                count(errors.checksum(), literal)) + note;
    }

    private static String count(long number, boolean literal) {
        return literal ? String.valueOf(number) : Nice.number(number);
    }

    private String explanation(String reason) {
        boolean newer = node.release().number() >= 9;
        return switch (reason) {
            case "resilvering" -> "status: One or more devices is currently being resilvered.  The pool will\n\tcontinue to function, "
                    + "possibly in a degraded state.\naction: Wait for the resilver to complete.\n";
            case "suspended" -> "status: One or more devices are faulted in response to IO failures.\naction: Make sure the affected "
                    + "devices are connected, then run 'zpool clear'.\n" + LINK + "ZFS-8000-HC\n";
            case "missing" -> "status: One or more devices could not be opened.  Sufficient replicas exist for\n\tthe pool to continue "
                    + "functioning in a degraded state.\naction: Attach the missing device and online it using 'zpool online'.\n" + LINK
                    + "ZFS-8000-2Q\n";
            case "label" -> "status: One or more devices could not be used because the label is missing or\n\tinvalid.  Sufficient "
                    + "replicas exist for the pool to continue\n\tfunctioning in a degraded state.\naction: Replace the device using "
                    + "'zpool replace'.\n" + LINK + "ZFS-8000-4J\n";
            case "errors" -> "status: One or more devices has experienced an unrecoverable error.  An\n\tattempt was made to correct the "
                    + "error.  Applications are unaffected.\naction: Determine if the device needs to be replaced, and clear the errors\n"
                    + "\tusing 'zpool clear' or replace the device with 'zpool replace'.\n" + LINK + "ZFS-8000-9P\n";
            case "offline" -> "status: One or more devices has been taken offline by the administrator.\n" + DEGRADED
                    + "action: Online the device using 'zpool online' or replace the device with\n\t'zpool replace'.\n";
            default -> (newer ? "status: One or more devices have been removed.\n"
                    : "status: One or more devices has been removed by the administrator.\n") + DEGRADED
                    + "action: Online the device using zpool online' or replace the device with\n\t'zpool replace'.\n";
        };
    }

    private String scan() {
        Map<String, String> scan = pool.config().scan();
        if (scan.isEmpty()) {
            return "";
        }
        String function = scan.get("function");
        boolean scrub = function.equals("scrub");
        long bytes = Long.parseLong(scan.getOrDefault("bytes", "0"));
        long start = Long.parseLong(scan.get("start"));
        return "  scan: " + switch (scan.get("state")) {
            case "finished" -> {
                long end = Long.parseLong(scan.get("end"));
                yield (scrub ? "scrub repaired 0B" : "resilvered " + Nice.bytes(bytes)) + " in " + Nice.duration(end - start)
                        + " with 0 errors on " + time(end);
            }
            case "canceled" -> function + " canceled on " + time(Long.parseLong(scan.get("end")));
            default -> function + " in progress since " + time(start) + progress(scrub, bytes, start);
        };
    }

    private String progress(boolean scrub, long bytes, long start) {
        long total = Math.max(1, PoolEditor.duration(pool).toSeconds());
        long elapsed = Math.clamp(node.now().getEpochSecond() - start, 0, total);
        long issued = bytes * elapsed / total;
        long rate = issued / Math.max(1, elapsed);
        String all = Nice.bytes(bytes);
        String at = rate > 0 ? " at " + Nice.bytes(rate) + "/s" : "";
        String left = rate >= 10L << 20 ? Nice.duration((bytes - issued) / rate) + " to go" : "no estimated completion time";
        return "\t" + all + " / " + all + " scanned, " + Nice.bytes(issued) + " / " + all + " issued" + at + "\n\t"
                + (scrub ? "0B repaired" : Nice.bytes(issued) + " resilvered") + String.format(Locale.ROOT, ", %.2f%% done, ",
                bytes == 0 ? 0 : 100.0 * issued / bytes) + left + "\n";
    }

    private String time(long seconds) {
        return TimeFormat.perl(Instant.ofEpochSecond(seconds), node.clock().zone()) + "\n";
    }
}
