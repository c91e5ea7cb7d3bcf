package praktikum.sim.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.fs.FileSystem;
import praktikum.sim.fs.User;

/** The users and groups of a machine, as {@code /etc/passwd} and {@code /etc/group} tell; root is always there. */
public final class Accounts {

    private final List<String[]> passwd;
    private final List<String[]> group;

    private Accounts(List<String[]> passwd, List<String[]> group) {
        this.passwd = passwd;
        this.group = group;
    }

    /** Reads the accounts of a machine. */
    public static Accounts of(FileSystem files) {
        return new Accounts(lines(files, "/etc/passwd", 7, "root:x:0:0:root:/root:/bin/bash"), lines(files, "/etc/group", 4, "root:x:0:"));
    }

    /** A user with the groups it is in, empty where there is no such user. */
    public Optional<User> user(String name) {
        return entry(name).map(entry -> {
            List<String> groups = new ArrayList<>();
            groups.add(groupName(entry[3]));
            for (String[] line : group) {
                if (List.of(line[3].split(",")).contains(name) && !groups.contains(line[0])) {
                    groups.add(line[0]);
                }
            }
            return new User(name, groups);
        });
    }

    /** The home directory, {@code /} where there is no such user. */
    public String home(String name) {
        return entry(name).map(entry -> entry[5]).orElse("/");
    }

    /** The login shell, {@code /bin/sh} where there is none. */
    public String shell(String name) {
        return entry(name).map(entry -> entry[6]).filter(shell -> !shell.isEmpty()).orElse("/bin/sh");
    }

    /** The number of a user; that of nobody where there is no such user. */
    public String uid(String name) {
        return entry(name).map(entry -> entry[2]).orElse("65534");
    }

    /** The number of a user's primary group. */
    public String primaryGid(String name) {
        return entry(name).map(entry -> entry[3]).orElse("65534");
    }

    /** The number of a group. */
    public String gid(String groupName) {
        return group.stream().filter(line -> line[0].equals(groupName)).map(line -> line[2]).findFirst().orElse("65534");
    }

    /** The name of a user number, the number itself where there is none. */
    public String userName(String uid) {
        return passwd.stream().filter(line -> line[2].equals(uid)).map(line -> line[0]).findFirst().orElse(uid);
    }

    /** The name of a group number, the number itself where there is none. */
    public String groupName(String gid) {
        return group.stream().filter(line -> line[2].equals(gid)).map(line -> line[0]).findFirst().orElse(gid);
    }

    /** Whether there is such a group. */
    public boolean hasGroup(String name) {
        return group.stream().anyMatch(line -> line[0].equals(name));
    }

    private Optional<String[]> entry(String name) {
        return passwd.stream().filter(line -> line[0].equals(name)).findFirst();
    }

    private static List<String[]> lines(FileSystem files, String path, int fields, String always) {
        List<String[]> lines = new ArrayList<>();
        try {
            for (String line : LosslessUtf8.text(files.read(path)).split("\n")) {
                String[] parts = line.split(":", -1);
                if (parts.length == fields) {
                    lines.add(parts);
                }
            }
        } catch (FileError e) {
            // A machine without the file has root alone.
        }
        lines.add(always.split(":", -1));
        return lines;
    }
}
