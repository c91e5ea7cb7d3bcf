package praktikum.sim.shell.tools.file;

import java.time.ZonedDateTime;
import praktikum.sim.fs.FileStatus;
import praktikum.sim.shell.Accounts;
import praktikum.sim.shell.command.DateFormat;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** The format of {@code stat -c}. */
final class StatFormat {

    private StatFormat() {}

    static String format(String format, String name, FileStatus status, ToolCall tool) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
            } else {
                text.append(field(format.charAt(++i), name, status, tool));
            }
        }
        return text.toString();
    }

    private static String field(char c, String name, FileStatus status, ToolCall tool) {
        Accounts accounts = Accounts.of(tool.call().machine().files());
        return switch (c) {
            case '%' -> "%";
            case 'n' -> name;
            case 'N' -> status.isLink() ? "'" + name + "' -> '" + status.target().orElseThrow() + "'" : "'" + name + "'";
            case 's' -> String.valueOf(status.size());
            case 'a' -> Integer.toOctalString(status.mode());
            case 'A' -> FileModes.shown(status);
            case 'U' -> status.owner();
            case 'G' -> status.group();
            case 'u' -> accounts.uid(status.owner());
            case 'g' -> accounts.gid(status.group());
            case 'F' -> status.kind() == FileStatus.Kind.FILE && status.size() == 0 ? "regular empty file" : status.kind().words();
            case 'Y', 'Z' -> String.valueOf(status.modified().getEpochSecond());
            case 'y', 'z' -> DateFormat.format("%F %T.%N %z", ZonedDateTime.ofInstant(status.modified(), DateFormat.zone(tool.call())));
            default -> throw new UnsupportedUsage("%" + c);
        };
    }
}
