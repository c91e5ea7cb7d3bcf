package praktikum.sim.fs;

import java.util.ArrayList;
import java.util.List;

/** Unix paths as text: nothing here looks at a file. */
public final class PathNames {

    private PathNames() {}

    /** The parts between the slashes, without empty ones and {@code .}; {@code ..} stays. */
    public static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (int start = 0; start < path.length();) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end > start && !(end == start + 1 && path.charAt(start) == '.')) {
                parts.add(path.substring(start, end));
            }
            start = end + 1;
        }
        return parts;
    }

    /** The absolute normal path that a name means in a directory; {@code ..} is taken off textually. */
    public static String absolute(String directory, String name) {
        List<String> done = new ArrayList<>();
        for (String part : parts(name.startsWith("/") ? name : directory + "/" + name)) {
            if (!part.equals("..")) {
                done.add(part);
            } else if (!done.isEmpty()) {
                done.removeLast();
            }
        }
        return "/" + String.join("/", done);
    }

    /** The directory of an absolute normal path; of {@code /} itself. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** The last part of an absolute normal path, empty for {@code /}. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of a name in a directory. */
    public static String child(String directory, String name) {
        return directory.equals("/") ? "/" + name : directory + "/" + name;
    }
}
