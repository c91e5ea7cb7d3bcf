package praktikum.sim.fs;

import java.util.List;

/**
 * Who touches a file.
 *
 * @param name the login name
 * @param groups the names of the groups, the primary one first
 */
public record User(String name, List<String> groups) {

    /** The one who may everything. */
    public static final User ROOT = new User("root", List.of("root"));

    public User {
        groups = List.copyOf(groups);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("the user " + name + " has no group; a user is in one at least");
        }
    }

    /** Whether file modes and "please run as root" do not apply. */
    public boolean isRoot() {
        return name.equals("root");
    }
}
