package praktikum.sim.shell.tools.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.LineReader;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code cat}, {@code tee}, {@code head} and {@code tail}. */
final class StreamTools {

    private static final int BLOCK = 8192;

    private StreamTools() {}

    static int cat(ToolCall tool) throws IOException {
        Getopt args = tool.args("nu");
        int status = 0;
        int number = 0;
        for (String operand : args.inputs()) {
            Optional<InputStream> in = tool.open(operand);
            if (in.isEmpty()) {
                status = 1;
            } else if (args.has('n')) {
                LineReader lines = new LineReader(in.get());
                for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                    tool.out().print("%6d\t".formatted(++number) + line.get() + (lines.wasComplete() ? "\n" : ""));
                }
            } else {
                copy(tool, in.get());
            }
        }
        return status;
    }

    /** Passes on what comes as it comes. */
    private static void copy(ToolCall tool, InputStream in) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            tool.out().write(block, 0, count);
            tool.out().flush();
        }
    }

    static int tee(ToolCall tool) throws IOException {
        Getopt args = tool.args("ai", "a=append");
        int status = 0;
        List<String> open = new ArrayList<>();
        for (String operand : args.operands()) {
            try {
                String path = tool.call().path(operand);
                if (args.has('a')) {
                    tool.files().append(path, new byte[0]);
                } else {
                    tool.files().write(path, new byte[0]);
                }
                open.add(operand);
            } catch (FileError e) {
                status = tool.fail(operand + ": " + e.errno().text());
            }
        }
        byte[] block = new byte[BLOCK];
        for (int count = tool.call().in().read(block); count >= 0; count = tool.call().in().read(block)) {
            tool.out().write(block, 0, count);
            tool.out().flush();
            for (String operand : List.copyOf(open)) {
                try {
                    tool.files().append(tool.call().path(operand), Arrays.copyOf(block, count));
                } catch (FileError e) {
                    open.remove(operand);
                    status = tool.fail(operand + ": " + e.errno().text());
                }
            }
        }
        return status;
    }

    /** What head and tail are asked for. */
    private record Amount(long count, boolean bytes, boolean sign) {}

    private static Amount amount(Getopt args, char signed) {
        boolean bytes = args.has('c');
        String text = args.value(bytes ? 'c' : 'n').orElse("10");
        boolean sign = text.charAt(0) == signed;
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        String number = digits.replaceFirst("[kKM]$", "");
        if (!number.matches("\\d{1,12}")) {
            throw new UnsupportedUsage("the number " + text);
        }
        long unit = digits.endsWith("M") ? 1 << 20 : digits.equalsIgnoreCase(number + "k") ? 1 << 10 : 1;
        return new Amount(Long.parseLong(number) * unit, bytes, sign);
    }

    /** {@code -5} means {@code -n 5}. */
    private static List<String> modern(List<String> words) {
        return !words.isEmpty() && words.getFirst().matches("-\\d+")
                ? Stream.concat(Stream.of("-n", words.getFirst().substring(1)), words.stream().skip(1)).toList()
                : words;
    }

    static int head(ToolCall tool) throws IOException {
        return ofEach(tool, '-', (in, amount) -> {
            if (amount.bytes && amount.sign) {
                throw new UnsupportedUsage("-c with a negative number");
            } else if (amount.bytes) {
                headBytes(tool, in, amount.count);
            } else {
                headLines(tool, in, amount);
            }
        });
    }

    static int tail(ToolCall tool) throws IOException {
        return ofEach(tool, '+', (in, amount) -> {
            if (amount.bytes) {
                tailBytes(tool, in, amount);
            } else {
                tailLines(tool, in, amount);
            }
        });
    }

    /** Prints a part of one input. */
    @FunctionalInterface
    private interface Part {
        void print(InputStream in, Amount amount) throws IOException;
    }

    /** Prints a part of each input, under its name where there are several. */
    private static int ofEach(ToolCall tool, char signed, Part part) throws IOException {
        Getopt args = Getopt.of(modern(tool.call().args()), "n:c:q", "n=lines", "c=bytes");
        Amount amount = amount(args, signed);
        int status = 0;
        boolean headers = args.inputs().size() > 1 && !args.has('q');
        String before = "";
        for (String operand : args.inputs()) {
            Optional<InputStream> in = opened(tool, operand);
            if (in.isEmpty()) {
                status = 1;
                continue;
            }
            if (headers) {
                tool.out().print(before + "==> " + (operand.equals("-") ? "standard input" : operand) + " <==\n");
                before = "\n";
            }
            part.print(in.get(), amount);
        }
        return status;
    }

    private static Optional<InputStream> opened(ToolCall tool, String operand) {
        try {
            return operand.equals("-") ? Optional.of(tool.call().in()) : Optional.of(openFile(tool, operand));
        } catch (FileError e) {
            boolean directory = e.errno() == FileError.Errno.EISDIR;
            tool.fail(directory ? "error reading '" + operand + "': Is a directory"
                    : "cannot open '" + operand + "' for reading: " + e.errno().text());
            return Optional.empty();
        }
    }

    private static InputStream openFile(ToolCall tool, String operand) throws FileError {
        String path = tool.call().path(operand);
        if (tool.files().isDirectory(path)) {
            throw new FileError(FileError.Errno.EISDIR, operand);
        }
        return tool.files().open(path);
    }

    private static void headBytes(ToolCall tool, InputStream in, long count) throws IOException {
        byte[] block = new byte[BLOCK];
        long left = count;
        while (left > 0) {
            int read = in.read(block, 0, (int) Math.min(left, BLOCK));
            if (read < 0) {
                return;
            }
            tool.out().write(block, 0, read);
            left -= read;
        }
    }

    private static void headLines(ToolCall tool, InputStream in, Amount amount) throws IOException {
        LineReader lines = new LineReader(in);
        Deque<String> held = new ArrayDeque<>();
        for (long i = 0; amount.sign || i < amount.count; i++) {
            Optional<String> line = lines.next();
            if (line.isEmpty()) {
                return;
            }
            held.add(line.get() + (lines.wasComplete() ? "\n" : ""));
            if (!amount.sign || held.size() > amount.count) {
                tool.out().print(held.remove());
            }
        }
    }

    private static void tailBytes(ToolCall tool, InputStream in, Amount amount) throws IOException {
        byte[] all = LineReader.bytes(in);
        long from = amount.sign ? Math.max(0, amount.count - 1) : Math.max(0, all.length - amount.count);
        int start = (int) Math.min(from, all.length);
        tool.out().write(all, start, all.length - start);
    }

    private static void tailLines(ToolCall tool, InputStream in, Amount amount) throws IOException {
        LineReader lines = new LineReader(in);
        Deque<String> held = new ArrayDeque<>();
        long size = 0;
        long number = 0;
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            String whole = line.get() + (lines.wasComplete() ? "\n" : "");
            if (amount.sign) {
                if (++number >= amount.count) {
                    tool.out().print(whole);
                }
            } else {
                held.add(whole);
                size += whole.length();
                if (held.size() > amount.count) {
                    size -= held.remove().length();
                }
                if (size > LineReader.MOST) {
                    throw new UnsupportedUsage("keeping more than 64 MiB");
                }
            }
        }
        held.forEach(tool.out()::print);
    }
}
