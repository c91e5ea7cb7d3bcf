package praktikum.sim.machine.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Collectors;
import praktikum.sim.machine.Disk;

/** Passwords in {@code /etc/shadow}. Their hashes look like those of crypt(3) and are plain SHA-256 with the user's name for salt. */
public final class Passwords {

    private static final String FILE = "/etc/shadow";

    private Passwords() {}

    /** Sets a user's password. */
    public static void set(Disk disk, String user, String password) {
        String others = disk.textOrEmpty(FILE).lines().filter(line -> !line.startsWith(user + ":")).map(line -> line + "\n")
                .collect(Collectors.joining());
        disk.write(FILE, user + ":" + hash(user, password) + ":20000:0:99999:7:::\n" + others, 0640);
    }

    /** Whether that is a user's password. */
    public static boolean right(Disk disk, String user, String password) {
        return disk.textOrEmpty(FILE).lines().anyMatch(line -> line.startsWith(user + ":" + hash(user, password) + ":"));
    }

    private static String hash(String user, String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return "$5$" + user + "$" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
