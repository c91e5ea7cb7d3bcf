package praktikum.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages outputs at random, from a seed. */
final class Mutations {

    private static final List<String> NASTY =
            List.of("\u0000", "\u001b[31m", "\r", "\u0007", "\u202e", "\ud800", "\uffff", "\t", "\u00a0", "{", "}", "[", "]",
            "\"", "\\", ":", ",", "(", ")", "=", "/", "%", "-", "#", "<script>", "${x}", "\n\n", "null", "true", "1e999999999", "-0", "0x",
            "NaN");
    private static final List<String> NUMBERS =
            List.of("99999999999999999999999999", "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
            "2147483648", "0", "00000", "1.5", "1e9", "٣", "1".repeat(2_000));
    private static final List<String> LOCALISED =
            List.of("Ya", "Tidak", "Ja", "Nein", "sí", "aktif", "inaktif", "tersambung", "terputus", "galat", "hidup",
            "Izin ditolak", "Tidak ada berkas atau direktori", "aus", "はい", "да");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** An output with one to four damages in what was printed, and now and then another exit code. */
    Printed damaged(Printed printed) {
        String out = printed.out();
        String err = printed.err();
        for (int i = random.nextInt(4); i >= 0; i--) {
            if (err.isEmpty() || random.nextInt(4) > 0 && !out.isEmpty()) {
                out = damage(out);
            } else {
                err = damage(err);
            }
        }
        int exit = random.nextInt(10) == 0 ? random.nextInt(-2, 260) : printed.exit();
        return new Printed(exit, out, err, random.nextInt(50) == 0, printed.asked(), printed.took());
    }

    /** The output with one word replaced by letters that mean nothing. */
    Printed garbled(Printed printed) {
        boolean inOut = printed.err().isEmpty() || !printed.out().isEmpty() && random.nextBoolean();
        String text = replace(inOut ? printed.out() : printed.err(), WORD,
                "q" + (char) ('a' + random.nextInt(26)) + "zx" + (char) ('a' + random.nextInt(26)));
        return new Printed(printed.exit(), inOut ? text : printed.out(), inOut ? printed.err() : text, false, printed.asked(),
                printed.took());
    }

    private String damage(String text) {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        return switch (random.nextInt(11)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(at);
            case 2 -> text.isEmpty() ? text
                    : text.substring(0, at) + (char) (text.charAt(at) ^ 1 << random.nextInt(8)) + text.substring(at + 1);
            case 3 -> text.substring(0, at) + pick(NASTY) + text.substring(at);
            case 4 -> lines(text, true);
            case 5 -> lines(text, false);
            case 6 -> replace(text, DIGITS, pick(NUMBERS));
            case 7 -> replace(text, WORD, pick(LOCALISED));
            case 8 -> text.substring(0, at) + text.substring(random.nextInt(text.length() + 1));
            case 9 -> text + text;
            default -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(at);
        };
    }

    private String lines(String text, boolean swap) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        if (swap) {
            Collections.swap(lines, one, other);
        } else if (random.nextBoolean()) {
            lines.remove(one);
        } else {
            lines.add(other, lines.get(one));
        }
        return String.join("", lines);
    }

    private String replace(String text, Pattern what, String by) {
        List<MatchResult> found = what.matcher(text).results().toList();
        if (found.isEmpty()) {
            return text + by;
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return text.substring(0, one.start()) + by + text.substring(one.end());
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
