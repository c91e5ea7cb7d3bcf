package praktikum.fact.storage;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the kernel, mount(8) and systemd write characters in a path that mean something else there. */
final class MountText {

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");
    private static final Pattern HEX = Pattern.compile("\\\\x([0-9a-f]{2})");

    private MountText() {}

    /** {@code /mnt/my\040disk} → {@code /mnt/my disk}. */
    static String plain(String field) {
        return unescaped(field, OCTAL, 8);
    }

    /** As {@code systemd-escape --unescape --path}: dashes are slashes, {@code \x2d} is a dash (systemd.unit(5)). */
    static String path(String unit) {
        String path = unescaped(unit.replace('-', '/'), HEX, 16);
        return path.startsWith("/") ? path : "/" + path;
    }

    /** An escape stands for a byte, and several for a character of UTF-8. */
    private static String unescaped(String text, Pattern escape, int radix) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String plain = escape.matcher(bytes).replaceAll(
                found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), radix))));
        return new String(plain.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The path without a slash at its end. */
    static String withoutEnd(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
