package praktikum.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Why a host did not carry out a command at all. A parser that knows such a text as a state of what it reads wins over this.
 */
public enum Refusal {

    /** There is no such command. */
    COMMAND_MISSING,
    /** The user may not do this. */
    NO_PRIVILEGE,
    /** There is such a command, and it cannot be run. */
    CANNOT_RUN,
    /** The command asks systemd, which does not run the machine: a container, a rescue system, or not booted to the end. */
    NO_SYSTEMD,
    /** The file system it reads is mounted, and the process behind it is gone: ENOTCONN of FUSE, as where pmxcfs has crashed. */
    DEAD_MOUNT;

    /** What a shell, env(1) and timeout(1) exit with where a command is not there, and where it cannot be run. */
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    private static final String NOT_STARTED = "timeout: failed to run command";

    /** What systemctl(1) and timedatectl(1) say by sd_booted(3). */
    private static final String NOT_BOOTED = "system has not been booted with systemd as init system";

    private static final String GONE = "transport endpoint is not connected";

    private static final List<Predicate<String>> PRIVILEGE = List.of(
            line -> line.endsWith("permission denied") || line.contains("permission denied ") || line.contains("permission denied\""),
            line -> line.endsWith("operation not permitted"),
            line -> line.contains("please run as root") || line.contains("must be root") || line.contains("must be run as root")
                    || line.contains("you must have root privileges"),
            line -> line.startsWith("sudo: ") && (line.contains("password is required") || line.contains("terminal is required")),
            line -> line.contains("is not in the sudoers file") || line.contains("is not allowed to execute")
                    || line.contains("may not run sudo"),
            line -> line.contains("403 permission check failed") || line.startsWith("permission check failed"),
            line -> line.contains("interactive authentication required") || line.endsWith("access denied")
                    || line.contains("access denied as the requested operation requires"));

    /** The refusal in an output; empty where the command succeeded or failed for reasons of its own. */
    public static Optional<Refusal> of(Printed printed) {
        if (printed.exit() == 0) {
            return Optional.empty();
        }
        List<String> lines = TextLines.filledLines(TextLines.cut(printed.err(), ErrorText.LOOKED_AT)).stream()
                .map(line -> line.toLowerCase(Locale.ROOT)).toList();
        if (printed.exit() == NOT_FOUND || lines.stream().anyMatch(line -> line.endsWith(": command not found"))) {
            return Optional.of(COMMAND_MISSING);
        }
        if (lines.stream().anyMatch(line -> line.startsWith(NOT_BOOTED))) {
            return Optional.of(NO_SYSTEMD);
        }
        if (lines.stream().anyMatch(line -> line.endsWith(GONE))) {
            return Optional.of(DEAD_MOUNT);
        }
        // Of the program itself, not of what it wanted to read.
        if (printed.exit() == NOT_EXECUTABLE && lines.stream().anyMatch(line -> line.startsWith(NOT_STARTED))) {
            return Optional.of(CANNOT_RUN);
        }
        if (lines.stream().anyMatch(line -> PRIVILEGE.stream().anyMatch(words -> words.test(line)))) {
            return Optional.of(NO_PRIVILEGE);
        }
        return printed.exit() == NOT_EXECUTABLE ? Optional.of(CANNOT_RUN) : Optional.empty();
    }
}
