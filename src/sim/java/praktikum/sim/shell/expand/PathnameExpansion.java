package praktikum.sim.shell.expand;

import java.util.ArrayList;
import java.util.List;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.PathNames;
import praktikum.sim.shell.pattern.Wildcard;

/** Finds the files that a pattern fits, part by part. */
final class PathnameExpansion {

    private final FileSystem files;
    private final String directory;

    PathnameExpansion(FileSystem files, String directory) {
        this.files = files;
        this.directory = directory;
    }

    /** The fitting paths, sorted; none where nothing fits. */
    List<String> expand(String pattern) {
        List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
        String rest = pattern.replaceFirst("^/+", "");
        while (!rest.isEmpty()) {
            int slash = rest.indexOf('/');
            String part = slash < 0 ? rest : rest.substring(0, slash);
            String after = slash < 0 ? "" : rest.substring(slash).replaceFirst("^/+", "");
            boolean directoriesOnly = slash >= 0;
            found = step(found, part, directoriesOnly);
            rest = after;
        }
        return found.stream().sorted().toList();
    }

    private List<String> step(List<String> from, String part, boolean directoriesOnly) {
        List<String> next = new ArrayList<>();
        for (String prefix : from) {
            for (String name : names(prefix, part)) {
                String path = prefix + name;
                if (directoriesOnly ? files.isDirectory(absolute(path)) : isThere(path)) {
                    next.add(directoriesOnly ? path + "/" : path);
                }
            }
        }
        return next;
    }

    private List<String> names(String prefix, String part) {
        String literal = part.replaceAll("\\\\(.)", "$1");
        if (!hasWildcard(part)) {
            return List.of(literal);
        }
        Wildcard wildcard = Wildcard.of(part);
        try {
            return files.list(absolute(prefix.isEmpty() ? "." : prefix)).stream()
                    .filter(name -> (literal.startsWith(".") || !name.startsWith(".")) && wildcard.matches(name)).toList();
        } catch (FileError e) {
            return List.of();
        }
    }

    private static boolean hasWildcard(String part) {
        return Wildcard.isPattern(part.replaceAll("\\\\.", ""));
    }

    private boolean isThere(String path) {
        try {
            files.status(absolute(path));
            return true;
        } catch (FileError e) {
            return false;
        }
    }

    private String absolute(String path) {
        return PathNames.absolute(directory, path);
    }
}
