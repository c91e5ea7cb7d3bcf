package praktikum.sim.shell.tools.file;

import praktikum.sim.fs.FileStatus;
import praktikum.sim.shell.command.UnsupportedUsage;

/** The format of {@code find -printf}: find(1). */
final class FindFormat {

    private FindFormat() {}

    static String format(String format, String path, int depth, FileStatus status) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (i + 1 == format.length() || c != '%' && c != '\\') {
                text.append(c);
            } else {
                text.append(c == '%' ? field(format.charAt(++i), path, depth, status) : escape(format.charAt(++i)));
            }
        }
        return text.toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '0' -> "\0";
            case '\\' -> "\\";
            default -> throw new UnsupportedUsage("\\" + c);
        };
    }

    private static String field(char c, String path, int depth, FileStatus status) {
        return switch (c) {
            case '%' -> "%";
            case 'p' -> path;
            case 'f' -> path.matches("/+") ? "/" : path.replaceFirst("/+$", "").replaceFirst(".*/", "");
            case 'h' -> path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : ".";
            case 'l' -> status.target().orElse("");
            case 's' -> String.valueOf(status.size());
            case 'm' -> Integer.toOctalString(status.mode());
            case 'u' -> status.owner();
            case 'g' -> status.group();
            case 'd' -> String.valueOf(depth);
            default -> throw new UnsupportedUsage("-printf %" + c);
        };
    }
}
