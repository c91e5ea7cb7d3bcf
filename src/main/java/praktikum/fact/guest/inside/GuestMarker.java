package praktikum.fact.guest.inside;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * A file in a guest that proves what it has kept, in its memory or on its disk. Its text is one that the guest drew by lot, so that nobody
 * knew it before.
 *
 * @param text what is in it
 * @param changed when it was last written or put in its place, to the second, by the guest's clock: a copy made later has another time
 * @param fileSystem the type of the file system that is mounted where its place says, such as {@code tmpfs}
 */
public record GuestMarker(String text, Instant changed, String fileSystem) {

    private static final int LONGEST = 200;
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Where one is put. */
    public enum Place {
        /** In memory: what a guest keeps there it keeps only as long as it runs. */
        MEMORY("/run/praktikum-marker", "/run"),
        /** On its disk. */
        DISK("/var/tmp/praktikum-marker", "/");

        private final String path;
        private final String mount;

        Place(String path, String mount) {
            this.path = path;
            this.mount = mount;
        }

        /** The file. */
        public String path() {
            return path;
        }
    }

    /** That in a place, to be put to a guest; empty where it is not there. */
    public static Question<Optional<GuestMarker>> in(Place place) {
        return Question.of(GuestMarker::read, "sh", "-c", "cat \"$1\" && stat -c %Z \"$1\" && grep \" $2 \" /proc/mounts", "sh", place.path,
                place.mount);
    }

    /** What makes one there, to be carried out in a guest: it is on the disk, where that is its place, before the command ends. */
    public static List<String> making(Place place) {
        var flush = place == Place.DISK ? " && sync" : "";
        return List.of("sh", "-c", "cat /proc/sys/kernel/random/uuid >\"$1\"" + flush, "sh", place.path);
    }

    /** What removes it. */
    public static List<String> removing(Place place) {
        return List.of("rm", "-f", place.path);
    }

    /** Reads text, seconds since 1970, and lines {@code tmpfs /run tmpfs rw,nosuid 0 0}; {@code cat: …: No such file…} → none. */
    public static Reading<Optional<GuestMarker>> read(Printed printed) {
        return Reading.of(printed, p -> {
            Optional<String> content = p.content();
            if (content.isEmpty()) {
                return Optional.empty();
            }
            List<String> lines = TextLines.filledLines(content.get());
            if (lines.size() < 3) {
                throw new NotUnderstood("not a text, a time and a mount");
            }
            List<String> mount = TextLines.words(lines.getLast());
            OptionalLong changed = TextLines.number(lines.get(1));
            if (!TEXT.matcher(lines.getFirst()).matches() || changed.isEmpty() || changed.getAsLong() < 0 || mount.size() < 4
                    || lines.getLast().length() > LONGEST * 10) {
                throw new NotUnderstood("no text, time and mount of a marker", TextLines.cut(lines.getFirst(), LONGEST));
            }
            return Optional.of(new GuestMarker(lines.getFirst(), Instant.ofEpochSecond(Math.min(changed.getAsLong(), 0xFFFF_FFFFL)),
                    mount.get(2)));
        });
    }

    /** Whether it lies in memory. */
    public boolean inMemory() {
        return fileSystem.equals("tmpfs") || fileSystem.equals("ramfs");
    }
}
