package praktikum.sim.shell.tools.text;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.LineReader;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code cut}, {@code uniq}, {@code wc}, {@code seq}, {@code yes}, {@code tac} and {@code rev}. */
final class TextTools {

    private static final int FARTHEST = 1 << 16;

    private TextTools() {}

    static int cut(ToolCall tool) throws IOException {
        Getopt args = tool.args("d:f:c:b:s", "d=delimiter", "f=fields", "c=characters", "b=bytes", "s=only-delimited");
        Optional<String> list = args.value('f').or(() -> args.value('c')).or(() -> args.value('b'));
        if (list.isEmpty()) {
            tool.fail("you must specify a list of bytes, characters, or fields");
            return tool.hint();
        }
        String delimiter = args.value('d').orElse("\t");
        if (delimiter.length() != 1) {
            tool.fail("the delimiter must be a single character");
            return tool.hint();
        }
        BitSet wanted = ranges(list.get());
        int status = 0;
        for (String operand : args.inputs()) {
            Optional<InputStream> in = tool.open(operand);
            if (in.isEmpty()) {
                status = 1;
                continue;
            }
            LineReader lines = new LineReader(in.get());
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                String text = line.get();
                if (!args.has('f')) {
                    StringBuilder kept = new StringBuilder();
                    for (int i = 0; i < text.length(); i++) {
                        kept.append(wanted.get(i + 1) ? String.valueOf(text.charAt(i)) : "");
                    }
                    tool.out().println(kept);
                } else if (text.contains(delimiter)) {
                    tool.out().println(fields(text, delimiter, wanted));
                } else if (!args.has('s')) {
                    tool.out().println(text);
                }
            }
        }
        return status;
    }

    private static String fields(String line, String delimiter, BitSet wanted) {
        String[] fields = line.split(Pattern.quote(delimiter), -1);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            if (wanted.get(i + 1)) {
                kept.add(fields[i]);
            }
        }
        return String.join(delimiter, kept);
    }

    private static BitSet ranges(String list) {
        BitSet wanted = new BitSet();
        for (String range : list.split(",")) {
            if (!range.matches("\\d{1,4}(-\\d{0,4})?|-\\d{1,4}")) {
                throw new UnsupportedUsage("the list " + list);
            }
            String[] ends = range.split("-", -1);
            int from = ends[0].isEmpty() ? 1 : Integer.parseInt(ends[0]);
            int to = ends.length == 1 ? from : ends[1].isEmpty() ? FARTHEST : Integer.parseInt(ends[1]);
            if (from == 0 || to < from) {
                throw new UnsupportedUsage("the list " + list);
            }
            wanted.set(from, to + 1);
        }
        return wanted;
    }

    static int uniq(ToolCall tool) throws IOException {
        Getopt args = tool.args("cdui", "c=count", "d=repeated", "u=unique", "i=ignore-case");
        if (args.operands().size() > 1) {
            throw new UnsupportedUsage("an output file");
        }
        Optional<InputStream> in = tool.open(args.inputs().getFirst());
        if (in.isEmpty()) {
            return 1;
        }
        LineReader lines = new LineReader(in.get());
        Optional<String> before = lines.next();
        while (before.isPresent()) {
            long count = 1;
            String first = before.get();
            Optional<String> line = lines.next();
            while (line.isPresent() && (args.has('i') ? line.get().equalsIgnoreCase(first) : line.get().equals(first))) {
                count++;
                line = lines.next();
            }
            if (!(args.has('d') && count == 1) && !(args.has('u') && count > 1)) {
                tool.out().println(args.has('c') ? "%7d %s".formatted(count, first) : first);
            }
            before = line;
        }
        return 0;
    }

    static int wc(ToolCall tool) throws IOException {
        Getopt args = tool.args("lwcm", "l=lines", "w=words", "c=bytes", "m=chars");
        boolean all = args.options().isEmpty();
        List<long[]> counts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int status = 0;
        long total = 0;
        for (String operand : args.inputs()) {
            Optional<InputStream> in = tool.open(operand);
            if (in.isEmpty()) {
                status = 1;
                continue;
            }
            long[] count = count(in.get());
            counts.add(count);
            names.add(args.operands().isEmpty() ? "" : " " + operand);
            total += count[3];
        }
        if (counts.size() > 1) {
            long[] sum = new long[4];
            counts.forEach(count -> Arrays.setAll(sum, i -> sum[i] + count[i]));
            counts.add(sum);
            names.add(" total");
        }
        int kinds = all ? 3 : (int) "lwcm".chars().filter(letter -> args.has((char) letter)).count();
        // GNU wc reckons the width from the files' sizes, and takes 7 where it cannot know them.
        int width = counts.size() == 1 && kinds == 1 ? 1
                : args.operands().isEmpty() || args.operands().contains("-") ? 7 : String.valueOf(total).length();
        for (int i = 0; i < counts.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (int kind = 0; kind < 4; kind++) {
                if (all && kind != 2 || args.has("lwmc".charAt(kind))) {
                    line.append(line.isEmpty() ? "" : " ").append(("%" + width + "d").formatted(counts.get(i)[kind]));
                }
            }
            tool.out().println(line + names.get(i));
        }
        return status;
    }

    /** Lines, words, characters, bytes. */
    private static long[] count(InputStream in) throws IOException {
        long[] count = new long[4];
        byte[] all = LineReader.bytes(in);
        count[3] = all.length;
        String text = LosslessUtf8.text(all);
        count[2] = text.codePoints().filter(c -> c < 0xdc80 || c > 0xdcff).count();
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count[0] += c == '\n' ? 1 : 0;
            boolean blank = Character.isWhitespace(c);
            count[1] += !blank && !inWord ? 1 : 0;
            inWord = !blank;
        }
        return count;
    }

    static int seq(ToolCall tool) {
        List<String> words = new ArrayList<>(tool.call().args());
        String separator = "\n";
        boolean wide = false;
        while (!words.isEmpty() && words.getFirst().matches("-[sw].*")) {
            String word = words.removeFirst();
            wide |= word.equals("-w");
            if (word.startsWith("-s")) {
                separator = word.length() > 2 || words.isEmpty() ? word.substring(2) : words.removeFirst();
            }
        }
        if (words.isEmpty() || words.size() > 3) {
            return words.isEmpty() ? tool.missingOperand() : extra(tool, words.get(3));
        }
        for (String word : words) {
            if (!word.matches("[-+]?(\\d{1,15}(\\.\\d{0,9})?|\\.\\d{1,9})")) {
                tool.fail("invalid floating point argument: " + tool.quoted(word));
                return tool.hint();
            }
        }
        BigDecimal from = words.size() > 1 ? new BigDecimal(words.getFirst()) : BigDecimal.ONE;
        BigDecimal step = words.size() > 2 ? new BigDecimal(words.get(1)) : BigDecimal.ONE;
        BigDecimal to = new BigDecimal(words.getLast());
        if (step.signum() == 0) {
            tool.fail("invalid Zero increment value: " + tool.quoted(words.get(1)));
            return tool.hint();
        }
        int scale = Math.max(from.scale(), step.scale());
        int width = wide ? Math.max(from.setScale(scale).toPlainString().length(),
                to.setScale(scale, RoundingMode.DOWN).toPlainString().length()) : 0;
        boolean first = true;
        for (BigDecimal value = from; step.signum() > 0 ? value.compareTo(to) <= 0 : value.compareTo(to) >= 0; value = value.add(step)) {
            String text = value.setScale(scale).toPlainString();
            tool.out().print((first ? "" : separator) + "0".repeat(Math.max(0, width - text.length())) + text);
            first = false;
        }
        if (!first) {
            tool.out().print("\n");
        }
        return 0;
    }

    private static int extra(ToolCall tool, String word) {
        tool.fail("extra operand " + tool.quoted(word));
        return tool.hint();
    }

    static int yes(ToolCall tool) {
        String line = tool.call().args().isEmpty() ? "y" : String.join(" ", tool.call().args());
        String block = (line + "\n").repeat(Math.max(1, 1024 / (line.length() + 1)));
        while (!Thread.currentThread().isInterrupted()) {
            tool.out().print(block);
        }
        return 143;
    }

    static int tac(ToolCall tool) throws IOException {
        int status = 0;
        for (String operand : tool.args("").inputs()) {
            Optional<InputStream> in = tool.open(operand);
            if (in.isEmpty()) {
                status = 1;
                continue;
            }
            LineReader.all(in.get()).reversed().forEach(tool.out()::println);
        }
        return status;
    }

    static int rev(ToolCall tool) throws IOException {
        for (String operand : tool.args("").inputs()) {
            Optional<InputStream> in = tool.open(operand);
            if (in.isEmpty()) {
                return 1;
            }
            LineReader.all(in.get()).forEach(line -> tool.out().println(new StringBuilder(line).reverse()));
        }
        return 0;
    }
}
