package praktikum.sim.machine.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;

/** {@code /etc/fstab}: what is to be mounted where. */
public final class Fstab {

    /** Where it lies. */
    public static final String PATH = "/etc/fstab";

    /**
     * A line of it.
     *
     * @param source a device, {@code UUID=…}, {@code LABEL=…}, or what else the type takes
     * @param target the directory; {@code none} for swap
     * @param type the type; {@code auto} for what is found there
     * @param options its options
     */
    public record Entry(String source, String target, String type, List<String> options) {

        /** Whether it is mounted at boot. */
        public boolean auto() {
            return !options.contains("noauto") && !target.equals("none") && !target.equals("swap");
        }
    }

    private Fstab() {}

    /** Its entries. */
    public static List<Entry> of(Machine node) {
        return node.disk().textOrEmpty(PATH).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+")).filter(words -> words.length >= 3)
                .map(words -> new Entry(words[0], words[1].length() > 1 ? words[1].replaceFirst("/+$", "").replace("\\040", " ") : words[1],
                        words[2], words.length > 3 ? Arrays.asList(words[3].split(",")) : List.of("defaults"))).toList();
    }

    /** The entry of a directory or source. */
    public static Optional<Entry> find(Machine node, String word) {
        return of(node).stream().filter(entry -> entry.target().equals(word) || entry.source().equals(word)).findFirst();
    }

    /** The path of the device that a source means; the source itself where it names none by a property. */
    public static String device(Machine node, String source) {
        for (String[] tag : new String[][] {{"UUID=", "by-uuid"}, {"LABEL=", "by-label"}, {"PARTUUID=", "by-partuuid"},
                {"PARTLABEL=", "by-partlabel"}, {"ID=", "by-id"}}) {
            if (source.startsWith(tag[0])) {
                String link = "/dev/disk/" + tag[1] + "/" + source.substring(tag[0].length()).replace("\"", "");
                return BlockDevices.of(node).at(link).map(BlockDevice::path).orElse(link);
            }
        }
        return source;
    }
}
