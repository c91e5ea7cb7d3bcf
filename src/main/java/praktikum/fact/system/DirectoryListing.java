package praktikum.fact.system;

import java.util.Set;
import praktikum.fact.ParserGuard;
import praktikum.fact.Printed;
import praktikum.fact.Reading;

/**
 * The names in a directory, from {@code ls -1}.
 *
 * @param present whether the directory or file is there
 * @param names the names in it without hidden ones, or the path itself where that is no directory
 */
public record DirectoryListing(boolean present, Set<String> names) {

    /** Copies the names. */
    public DirectoryListing {
        names = Set.copyOf(names);
    }

    /** Reads {@code ls -1 PATH} for one path; "No such file or directory" is a known absence. */
    public static Reading<DirectoryListing> read(Printed printed) {
        return ParserGuard.read(printed, p -> {
            var names = ParserGuard.content(p);
            return names.isPresent()
                    ? new DirectoryListing(true, Set.copyOf(names.get().lines().filter(line -> !line.isEmpty()).toList()))
                    : new DirectoryListing(false, Set.of());
        });
    }

    /** Whether a name is among them. */
    public boolean has(String name) {
        return names.contains(name);
    }
}
