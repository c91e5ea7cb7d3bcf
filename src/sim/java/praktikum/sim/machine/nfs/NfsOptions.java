package praktikum.sim.machine.nfs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a client mounts, as nfs(5) has it.
 *
 * @param version {@code 3}, {@code 4.0}, {@code 4.1} or {@code 4.2}; empty where client and server find it out
 * @param onlyFour whether version 3 is out of the question
 * @param soft whether a server that is gone is an error after a while; otherwise it is waited for
 * @param timeo tenths of a second until a request is sent again
 * @param retrans how often it is sent again before a soft mount gives up
 * @param retry how long mount goes on trying
 * @param plain the options that are not of NFS alone, such as {@code noatime}
 */
record NfsOptions(Optional<String> version, boolean onlyFour, boolean soft, int timeo, int retrans, Duration retry, List<String> plain) {

    private static final Pattern VERSION = Pattern.compile("(?:vers|nfsvers)=(3|4|4\\.[012])|v(3|4|4\\.[012])");
    private static final Set<String> WORDS = Set.of("hard", "soft", "softerr", "softreval", "bg", "fg", "intr", "nointr", "tcp", "udp",
            "rdma", "ac", "noac", "cto", "nocto", "lock", "nolock", "acl", "noacl", "rdirplus", "nordirplus", "sharecache",
            "nosharecache", "resvport", "noresvport", "fsc", "nofsc", "migration", "nomigration");
    private static final Pattern VALUES = Pattern.compile("(proto|port|rsize|wsize|timeo|retrans|retry|sec|acregmin|acregmax|acdirmin|"
            + "acdirmax|actimeo|lookupcache|local_lock|nconnect|max_connect|clientaddr|mountport|mountproto|mounthost|mountvers|"
            + "minorversion|addr|mountaddr|xprtsec)=\\S+");
    private static final Set<String> PLAIN = Set.of("ro", "rw", "nosuid", "suid", "nodev", "dev", "noexec", "exec", "noatime", "atime",
            "relatime", "nodiratime", "diratime", "strictatime", "lazytime", "sync", "async", "auto", "noauto", "user", "nouser", "users",
            "nofail", "_netdev", "defaults", "owner", "group");

    NfsOptions {
        plain = List.copyOf(plain);
    }

    /** Reads them; empty where one of them is none. */
    static Optional<NfsOptions> of(String type, List<String> given) {
        Optional<String> version = Optional.empty();
        boolean onlyFour = type.equals("nfs4");
        boolean soft = false;
        int timeo = 600;
        int retrans = 2;
        Duration retry = Duration.ofMinutes(2);
        var plain = new ArrayList<String>();
        for (String option : given) {
            var vers = VERSION.matcher(option);
            String value = option.substring(option.indexOf('=') + 1);
            if (vers.matches()) {
                String number = vers.group(1) == null ? vers.group(2) : vers.group(1);
                onlyFour |= number.startsWith("4");
                version = number.equals("4") ? Optional.empty() : Optional.of(number);
            } else if (option.matches("timeo=\\d{1,5}")) {
                timeo = Math.max(1, Integer.parseInt(value));
            } else if (option.matches("retrans=\\d{1,3}")) {
                retrans = Integer.parseInt(value);
            } else if (option.matches("retry=\\d{1,5}")) {
                retry = Duration.ofMinutes(Integer.parseInt(value));
            } else if (PLAIN.contains(option) || option.matches("[xX]-.*|comment=.*")) {
                plain.add(option);
            } else if (WORDS.contains(option) || VALUES.matcher(option).matches()) {
                soft = option.startsWith("soft") && !option.equals("softreval") || soft && !option.equals("hard");
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new NfsOptions(version, onlyFour, soft, timeo, retrans, retry, plain));
    }

    boolean readOnly() {
        return plain.lastIndexOf("ro") > plain.lastIndexOf("rw");
    }

    /** How long a soft mount waits: each time twice as long as before would be for UDP; with TCP a timeo longer each time. */
    Duration patience() {
        long tenths = 0;
        for (int sent = 0; sent <= retrans; sent++) {
            tenths += (long) timeo * (sent + 1);
        }
        return Duration.ofMillis(tenths * 100);
    }
}
