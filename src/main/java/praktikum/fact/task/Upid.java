package praktikum.fact.task;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a Proxmox VE task: {@code UPID:NODE:PID:PSTART:STARTTIME:TYPE:ID:USER:}.
 *
 * @param text as printed
 * @param node where it runs or ran
 * @param pid process id there
 * @param start when it was started, to the second, by the node's clock
 * @param type such as {@code aptupdate} or {@code qmigrate}
 * @param id what it was about, such as a guest's number; may be empty
 * @param user who started it, such as {@code root@pam}
 */
public record Upid(String text, String node, long pid, Instant start, String type, String id, String user) {

    private static final int LONGEST = 500;
    private static final Pattern UPID = Pattern.compile("UPID:([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,62}[a-zA-Z0-9])?):([0-9A-F]{8})"
            + ":[0-9A-F]{8,9}:([0-9A-F]{8}):([^:\\s/]+):([^:\\s/]*):([^:\\s/]+):");

    /** Parses {@code UPID:pve1:0000052F:00002A1B:693E9A1B:aptupdate::root@pam:} → an aptupdate of root@pam on pve1. */
    public static Optional<Upid> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher parts = UPID.matcher(text);
        return parts.matches()
                ? Optional.of(new Upid(text, parts.group(1), Long.parseLong(parts.group(2), 16),
                        Instant.ofEpochSecond(Long.parseLong(parts.group(3), 16)), parts.group(4), parts.group(5), parts.group(6)))
                : Optional.empty();
    }

    /** Where the node keeps what the task said: {@code /var/log/pve/tasks/B/UPID:…}, a folder for each last digit of the start. */
    public String logFile() {
        return "/var/log/pve/tasks/" + Long.toHexString(start.getEpochSecond() & 0xF).toUpperCase(Locale.ROOT) + "/" + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
