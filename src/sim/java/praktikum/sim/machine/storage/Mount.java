package praktikum.sim.machine.storage;

import java.util.function.Supplier;

/**
 * A file system at its place in the tree of files.
 *
 * @param source what is mounted, as {@code /proc/mounts} shows it: {@code /dev/sdc1}, {@code tank/iso}, {@code 10.0.0.5:/srv/nfs}
 * @param target the directory
 * @param type the type: {@code ext4}, {@code zfs}, {@code nfs4}, …
 * @param options the options in effect, separated by commas
 * @param device the kernel name of the block device, empty text where it lies on none
 * @param usage how full it is now
 */
public record Mount(String source, String target, String type, String options, String device, Supplier<Usage> usage) {

    /** A file system that lies on no block device and has no size. */
    public static Mount of(String source, String target, String type, String options) {
        return new Mount(source, target, type, options, "", () -> Usage.NONE);
    }

    /** Its line in {@code /proc/mounts}, without the line's end. */
    public String line() {
        return escaped(source) + " " + escaped(target) + " " + type + " " + options + " 0 0";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011").replace("\n", "\\012");
    }

    /** Whether one of the options is in effect. */
    public boolean has(String option) {
        return ("," + options + ",").contains("," + option + ",");
    }
}
