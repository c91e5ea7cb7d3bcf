package praktikum.host.ssh;

import java.util.ArrayList;
import java.util.List;
import praktikum.host.Command;
import praktikum.host.Quote;

/** What is sent for a command: the same on every machine, in every login shell that reads POSIX quoting. */
final class RemoteCommandLine {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** What the host's own {@code timeout} gives a command between asking it to end and killing it, in seconds. */
    static final int GRACE = 5;

    private static final String ANY = "[t]imeout .*k " + GRACE + " ";
    private static final int LONGEST_PATTERN = 200;

    private RemoteCommandLine() {
    }

    /**
     * The command under {@code timeout}, in a locale that sorts and prints the same everywhere. With sudo the whole of
     * it runs as root, so that {@code timeout} may end what it started. A mark comes right before it, on both streams, which
     * are one on a terminal; where there is none, nothing was begun.
     */
    static String of(Command command, boolean sudo) {
        var timeout = new ArrayList<>(List.of("timeout"));
        if (command.dialogue().isPresent()) {
            // Without it the command would be in the background of its terminal and stopped when it reads.
            timeout.add("--foreground");
        }
        timeout.addAll(List.of("-k", Integer.toString(GRACE), Long.toString(seconds(command))));
        timeout.addAll(command.argv());
        var echo = "echo " + Quote.word(LoginNoiseFilter.MARK) + "; ";
        var mark = command.dialogue().isPresent() ? echo : echo + echo.replace(";", " >&2;");
        return (sudo ? "sudo -n sh -c " + Quote.word(mark + "exec \"$@\"") + " sh env " : mark) + "LC_ALL=C.UTF-8 PATH=" + PATH + " "
                + Quote.words(timeout);
    }

    /** The command's timeout in whole seconds, rounded up: not every {@code timeout} knows fractions. */
    static long seconds(Command command) {
        return command.timeout().plusNanos(999_999_999).toSeconds();
    }

    /**
     * A command that ends commands of the same connection. A server leaves them running when their channel is closed,
     * and lets nobody signal root's. All of a connection's commands are children of one server process, each the leader
     * of its own session; the pattern's first letter is in brackets so that it does not fit the command line it is in.
     *
     * @param pattern extended regular expression for the command line, from {@code timeout} on
     */
    static String ending(String pattern, boolean sudo) {
        var script = "for p in $(pgrep -P \"$1\" -f \"$2\"); do pkill -TERM -s \"$p\"; done";
        return (sudo ? "sudo -n " : "") + "sh -c " + Quote.word(script) + " sh \"$PPID\" " + Quote.word(pattern);
    }

    /** A pattern for one command, true for no other but its twins. */
    static String pattern(Command command) {
        var words = new ArrayList<>(List.of("-k", Integer.toString(GRACE), Long.toString(seconds(command))));
        words.addAll(command.argv());
        var text = String.join(" ", words);
        // Nothing between the words: some shells stay in front of the command, and there it stands in quotes.
        return ANY.substring(0, ANY.indexOf('.')) + text.substring(0, Math.min(text.length(), LONGEST_PATTERN))
                .replaceAll("[^A-Za-z0-9]+", ".*");
    }

    /** A pattern for all commands. */
    static String pattern() {
        return ANY;
    }
}
