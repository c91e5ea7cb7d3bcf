package praktikum.sim.machine.storage.zfs.tool;

import java.util.Optional;

/** What is wrong with names of pools and datasets: zfs_namecheck.c. */
final class Names {

    private static final int LONGEST = 255;

    private Names() {}

    /** What is wrong with the name of a new pool. */
    static Optional<String> pool(String name) {
        if (name.matches("(mirror|raidz|draid|spare).*|log")) {
            return Optional.of("name is reserved");
        }
        if (name.length() > LONGEST) {
            return Optional.of("name is too long");
        }
        if (!name.matches("[A-Za-z].*")) {
            return name.isEmpty() || name.matches("[A-Za-z0-9_.: -]*") ? Optional.of("name must begin with a letter")
                    : Optional.of("invalid character '" + strange(name) + "' in pool name");
        }
        return name.matches("[A-Za-z0-9_.: -]*") ? Optional.empty() : Optional.of("invalid character '" + strange(name)
                + "' in pool name");
    }

    private static char strange(String name) {
        return name.replaceAll("[A-Za-z0-9_.: -]", "").charAt(0);
    }

    /** What is wrong with the name of a dataset; a snapshot's has an {@code @}. */
    static Optional<String> dataset(String name, boolean snapshot) {
        if (!snapshot && name.contains("@")) {
            return Optional.of("snapshot delimiter '@' is not expected here");
        }
        if (snapshot && !name.contains("@")) {
            return Optional.of("missing '@' delimiter in snapshot name");
        }
        if (name.contains("#")) {
            return Optional.of("bookmark delimiter '#' is not expected here");
        }
        if (name.length() > LONGEST) {
            return Optional.of("name is too long");
        }
        if (name.startsWith("/")) {
            return Optional.of("leading slash in name");
        }
        if (name.endsWith("/")) {
            return Optional.of("trailing slash in name");
        }
        if (name.indexOf('@') != name.lastIndexOf('@')) {
            return Optional.of("multiple '@' and/or '#' delimiters in name");
        }
        String rest = name.replaceAll("[A-Za-z0-9_.: /@-]", "");
        if (!rest.isEmpty()) {
            return Optional.of("invalid character '" + rest.charAt(0) + "' in name");
        }
        for (String part : name.split("[/@]", -1)) {
            if (part.isEmpty()) {
                return Optional.of("empty component or misplaced '@' or '#' delimiter in name");
            }
            if (part.equals(".")) {
                return Optional.of("self reference, '.' is found in name");
            }
            if (part.equals("..")) {
                return Optional.of("parent reference, '..' is found in name");
            }
        }
        return Optional.empty();
    }
}
