package praktikum.sim.shell.tools.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code dd} with {@code if of bs count skip conv=fsync,notrunc… oflag status}. */
final class Dd {

    private static final List<String> KNOWN = List.of("if", "of", "bs", "count", "skip", "conv", "oflag", "iflag", "status");
    private static final long LARGEST_BLOCK = 16 << 20;

    private Dd() {}

    static int run(ToolCall tool) throws IOException {
        Map<String, String> given = new HashMap<>();
        for (String word : tool.call().args()) {
            String[] parts = word.split("=", 2);
            if (parts.length != 2) {
                tool.fail("unrecognized operand " + tool.quoted(word));
                return tool.hint();
            }
            if (!KNOWN.contains(parts[0])) {
                throw new UnsupportedUsage("the operand " + word);
            }
            given.put(parts[0], parts[1]);
        }
        for (String flag : (given.getOrDefault("conv", "fsync") + "," + given.getOrDefault("oflag", "dsync") + ","
                + given.getOrDefault("iflag", "direct")).split(",")) {
            if (!List.of("fsync", "fdatasync", "dsync", "sync", "direct", "fullblock", "nocache").contains(flag)) {
                throw new UnsupportedUsage("the flag " + flag);
            }
        }
        long size = number(given.getOrDefault("bs", "512"));
        long count = number(given.getOrDefault("count", String.valueOf(Long.MAX_VALUE >> 20)));
        long skip = number(given.getOrDefault("skip", "0"));
        if (size < 1 || size > LARGEST_BLOCK) {
            throw new UnsupportedUsage("bs=" + given.get("bs"));
        }
        Optional<String> output = Optional.ofNullable(given.get("of"));
        String opening = given.getOrDefault("if", "");
        try {
            InputStream in = opening.isEmpty() ? tool.call().in() : tool.files().open(tool.call().path(opening));
            if (output.isPresent()) {
                opening = output.get();
                tool.files().write(tool.call().path(opening), new byte[0]);
            }
            int status = copy(tool, in, output, size, count, skip, given.getOrDefault("status", ""));
            if ((given.getOrDefault("conv", "") + given.getOrDefault("oflag", "")).contains("sync")) {
                tool.call().machine().sync();
            }
            return status;
        } catch (FileError e) {
            return tool.fail("failed to open '" + opening + "': " + e.errno().text());
        }
    }

    private static int copy(ToolCall tool, InputStream in, Optional<String> output, long size, long count, long skip, String report)
            throws IOException {
        in.skipNBytes(Math.min(skip * size, in.available()));
        byte[] block = new byte[(int) size];
        long whole = 0;
        long partial = 0;
        long bytes = 0;
        int status = 0;
        while (whole + partial < count && status == 0) {
            int read = in.readNBytes(block, 0, block.length);
            if (read <= 0) {
                break;
            }
            whole += read == size ? 1 : 0;
            partial += read < size ? 1 : 0;
            try {
                if (output.isPresent()) {
                    tool.files().append(tool.call().path(output.get()), read == size ? block : Arrays.copyOf(block, read));
                } else {
                    tool.out().write(block, 0, read);
                }
                bytes += read;
            } catch (FileError e) {
                status = tool.fail("error writing '" + output.orElse("") + "': " + e.errno().text());
            }
        }
        tool.out().flush();
        if (!report.equals("none")) {
            String records = whole + "+" + partial + " records ";
            tool.call().err().println(records + "in\n" + records + "out");
            if (!report.equals("noxfer")) {
                tool.call().err().println(bytes + (bytes == 1 ? " byte" : " bytes") + units(bytes) + " copied, 0.001 s, "
                        + rate(bytes * 1000) + "/s");
            }
        }
        return status;
    }

    private static String units(long bytes) {
        return bytes < 1000 ? "" : bytes < 1024 ? " (" + rate(bytes) + ")" : " (" + rate(bytes) + ", " + binary(bytes) + ")";
    }

    private static String rate(long bytes) {
        return scaled(bytes, 1000, "B", "kB", "MB", "GB", "TB");
    }

    private static String binary(long bytes) {
        return scaled(bytes, 1024, "B", "KiB", "MiB", "GiB", "TiB");
    }

    private static String scaled(long bytes, int step, String... names) {
        double value = bytes;
        int unit = 0;
        while (value >= step && unit < names.length - 1) {
            value /= step;
            unit++;
        }
        return (unit > 0 && value < 10 ? "%.1f".formatted(value) : "%.0f".formatted(value)) + " " + names[unit];
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,14}([kKMG]|kB|MB|KiB|MiB)?")) {
            throw new UnsupportedUsage("the number " + text);
        }
        String digits = text.replaceAll("\\D", "");
        long unit = switch (text.substring(digits.length())) {
            case "k", "K", "KiB" -> 1 << 10;
            case "M", "MiB" -> 1 << 20;
            case "G" -> 1 << 30;
            case "kB" -> 1000;
            case "MB" -> 1_000_000;
            default -> 1;
        };
        return Long.parseLong(digits) * unit;
    }
}
