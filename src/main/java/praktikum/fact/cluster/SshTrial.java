package praktikum.fact.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.fact.network.ConnectOutcome;

/**
 * Whether one node gets into another the way Proxmox VE does it: {@code ssh -o BatchMode=yes … root@ADDRESS /bin/true}.
 *
 * @param outcome how it ended
 * @param text what was printed on standard output where it is noisy, else the line of standard error that tells
 */
public record SshTrial(Outcome outcome, String text) {

    /** How the login ended. */
    public enum Outcome {
        /** In, and nothing was printed. */
        OK,
        /** In, but the login printed something, which breaks what Proxmox VE sends through such connections. */
        NOISY,
        /** In, but what the login starts ended it before the command, or with an error. */
        ENDED,
        /** The key was not accepted. */
        DENIED,
        /** The other side ended the connection before anybody could log in. */
        CLOSED,
        /** The node's own ssh refuses its settings and never set out. */
        OWN_CLIENT,
        /** The host key is not known or has changed. */
        HOST_KEY,
        /** Nobody listens on the port. */
        REFUSED,
        /** The network knows no way there. */
        NO_ROUTE,
        /** Nothing came back in time. */
        TIMED_OUT,
        /** The name does not resolve. */
        UNRESOLVED;

        /** Whether no machine answered at all. */
        public boolean unanswered() {
            return this == NO_ROUTE || this == TIMED_OUT;
        }
    }

    // What OpenSSH's client says where the server hangs up, and where its own files are no good: packet.c, kex.c, readconf.c.
    private static final Pattern CLOSED = Pattern.compile("^Connection (closed|reset) by |^(kex|ssh)_exchange_identification: "
            + "|^(Received disconnect|Disconnected) from |^ssh_dispatch_run_fatal: |^Unable to negotiate with |"
            + "^Connection timed out during banner "
            + "|[Cc]onnection (closed|reset) by (remote host|peer)|Broken pipe$");
    private static final Pattern OWN =
            Pattern.compile("^Bad owner or permissions on |: line [0-9]{1,6}: |: terminating, [0-9]{1,6} bad config"
            + "|^Bad configuration option|^command-line: ");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int SSH_FAILED = 255;
    private static final int LAST_OF_PROGRAMS = 124;
    private static final List<Integer> ENDED_BY_TIMEOUT = List.of(124, 137);

    /** To a node exactly as PVE::SSHInfo does it: no agent, no password, the host key pinned in the cluster file system. */
    public static Question<SshTrial> to(String node, String address) {
        return Question.of(SshTrial::read, "/usr/bin/ssh", "-e", "none", "-o", "BatchMode=yes", "-o", "HostKeyAlias=" + node,
                "-o", "UserKnownHostsFile=" + hostKey(node), "-o", "GlobalKnownHostsFile=none", "root@" + address, "/bin/true")
                .within(PATIENCE);
    }

    /** Where the host key of a node is pinned. */
    public static String hostKey(String node) {
        return "/etc/pve/nodes/" + node + "/ssh_known_hosts";
    }

    /** Reads the outcome: {@code root@192.0.2.12: Permission denied (publickey).} → DENIED; ssh itself exits with 255 (ssh(1)). */
    public static Reading<SshTrial> read(Printed printed) {
        return Reading.ofStart(printed, p -> {
            if (p.exit() == 0) {
                return new SshTrial(p.out().isEmpty() ? Outcome.OK : Outcome.NOISY, TextLines.cut(p.out(), Reading.Strange.EXCERPT));
            }
            if (ENDED_BY_TIMEOUT.contains(p.exit())) {
                return new SshTrial(Outcome.TIMED_OUT, "");
            }
            return failure(p).orElseThrow(() -> p.failure());
        });
    }

    /** Whether Proxmox VE can use the connection. */
    public boolean ok() {
        return outcome == Outcome.OK;
    }

    private static Optional<SshTrial> failure(Printed printed) {
        List<String> lines = TextLines.filledLines(printed.err());
        Optional<SshTrial> own = find(lines, "Host key verification failed."::equals, Outcome.HOST_KEY)
                .or(() -> find(lines, line -> line.matches(".{0,300}: Permission denied \\([a-z0-9,.@-]{1,200}\\)\\."), Outcome.DENIED))
                .or(() -> lines.stream().filter(line -> line.startsWith("ssh: ")).flatMap(line -> connecting(line).stream()).findFirst())
                .or(() -> find(lines, line -> CLOSED.matcher(line).find(), Outcome.CLOSED))
                .or(() -> find(lines, line -> OWN.matcher(line).find(), Outcome.OWN_CLIENT));
        if (printed.exit() == SSH_FAILED) {
            return own;
        }
        // Any other code is the far side's, unless the command is not there, which would be ssh itself.
        return own.isPresent() || printed.exit() > LAST_OF_PROGRAMS ? Optional.empty() : Optional.of(new SshTrial(Outcome.ENDED,
                "exit " + printed.exit()
                + lines.stream().findFirst().map(line -> ": " + TextLines.cut(line, Reading.Strange.EXCERPT)).orElse("")));
    }

    private static Optional<SshTrial> connecting(String line) {
        return ConnectOutcome.failure(line).map(failure -> new SshTrial(switch (failure) {
            case REFUSED -> Outcome.REFUSED;
            case NO_ROUTE -> Outcome.NO_ROUTE;
            case UNRESOLVED -> Outcome.UNRESOLVED;
            case TIMED_OUT, CONNECTED -> Outcome.TIMED_OUT;
        }, TextLines.cut(line, Reading.Strange.EXCERPT)));
    }

    private static Optional<SshTrial> find(List<String> lines, Predicate<String> telling, Outcome outcome) {
        return lines.stream().filter(telling).findFirst().map(line -> new SshTrial(outcome, TextLines.cut(line, Reading.Strange.EXCERPT)));
    }
}
