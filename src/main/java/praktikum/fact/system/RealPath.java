package praktikum.fact.system;

import java.util.Optional;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * Where a path leads when all links on the way are followed.
 *
 * @param path the real one; empty where it leads to nothing
 */
public record RealPath(Optional<String> path) {

    /** That of an absolute path. */
    public static Question<RealPath> of(String path) {
        return Question.of(RealPath::read, "realpath", "-e", path);
    }

    /** Reads {@code realpath -e PATH}: {@code /mnt/disk/nfs} → that; "No such file or directory" → nothing is there. */
    public static Reading<RealPath> read(Printed printed) {
        return Reading.of(printed, p -> {
            var text = p.content().map(String::stripTrailing);
            if (text.isPresent() && (!text.get().startsWith("/") || text.get().indexOf('\n') >= 0)) {
                throw new NotUnderstood("no path", text.get());
            }
            return new RealPath(text);
        });
    }
}
