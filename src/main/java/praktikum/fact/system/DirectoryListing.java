package praktikum.fact.system;

import java.util.Set;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The names in a directory, from {@code ls -1}.
 *
 * @param present whether the directory or file is there
 * @param names the names in it without hidden ones, or the path itself where that is no directory
 */
public record DirectoryListing(boolean present, Set<String> names) {

    public DirectoryListing {
        names = Set.copyOf(names);
    }

    /** That of a directory, or of a single file. */
    public static Question<DirectoryListing> of(String path) {
        return Question.of(DirectoryListing::read, "ls", "-1", path);
    }

    /** Reads {@code ls -1 PATH}: {@code pve1} → it has pve1; "No such file or directory" is a known absence. */
    public static Reading<DirectoryListing> read(Printed printed) {
        return Reading.of(printed, p -> {
            var names = p.content();
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
