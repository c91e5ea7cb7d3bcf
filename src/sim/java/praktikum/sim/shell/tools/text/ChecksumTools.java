package praktikum.sim.shell.tools.text;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.LineReader;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code cmp}, the checksum tools, and {@code base64}. */
final class ChecksumTools {

    private ChecksumTools() {}

    static int cmp(ToolCall tool) throws IOException {
        Getopt args = tool.args("s", "s=quiet", "s=silent");
        if (args.operands().isEmpty() || args.operands().size() > 2) {
            throw new UnsupportedUsage("this way of calling");
        }
        String first = args.operands().getFirst();
        String second = args.operands().size() == 2 ? args.operands().get(1) : "-";
        byte[][] contents = new byte[2][];
        for (int i = 0; i < 2; i++) {
            String name = i == 0 ? first : second;
            try {
                contents[i] = name.equals("-") ? LineReader.bytes(tool.call().in()) : tool.files().read(tool.call().path(name));
            } catch (FileError e) {
                return args.has('s') ? 2 : tool.fail(2, name + ": " + e.errno().text());
            }
        }
        int place = Arrays.mismatch(contents[0], contents[1]);
        if (place < 0) {
            return 0;
        }
        if (args.has('s')) {
            return 1;
        }
        int shorter = Math.min(contents[0].length, contents[1].length);
        long line = 1 + LosslessUtf8.text(contents[0], 0, Math.min(place, shorter)).chars().filter(c -> c == '\n').count();
        if (place < shorter) {
            tool.out().println(first + " " + second + " differ: byte " + (place + 1) + ", line " + line);
            return 1;
        }
        String ended = contents[0].length < contents[1].length ? first : second;
        boolean atLineEnd = shorter > 0 && contents[0][shorter - 1] == '\n';
        return tool.fail("EOF on " + ended + (shorter == 0 ? " which is empty"
                : " after byte " + shorter + (atLineEnd ? ", line " + (line - 1) : ", in line " + line)));
    }

    /** The body of a checksum tool. */
    static ToolCall.Body checksum(String algorithm) {
        return tool -> checksum(tool, algorithm);
    }

    private static int checksum(ToolCall tool, String algorithm) throws IOException {
        Getopt args = tool.args("cbt", "c=check", "d=status", "q=quiet");
        if (args.has('c')) {
            return check(tool, args, algorithm);
        }
        int status = 0;
        for (String operand : args.inputs()) {
            Optional<InputStream> in = tool.open(operand);
            if (in.isEmpty()) {
                status = 1;
            } else {
                tool.out().println(hex(LineReader.bytes(in.get()), algorithm) + "  " + operand);
            }
        }
        return status;
    }

    private static int check(ToolCall tool, Getopt args, String algorithm) throws IOException {
        int failed = 0;
        int unreadable = 0;
        for (String operand : args.inputs()) {
            Optional<InputStream> in = tool.open(operand);
            if (in.isEmpty()) {
                return 1;
            }
            for (String line : LineReader.all(in.get())) {
                String[] parts = line.split(" [ *]", 2);
                if (parts.length != 2) {
                    throw new UnsupportedUsage("a checksum line of another form");
                }
                try {
                    boolean same = hex(tool.files().read(tool.call().path(parts[1])), algorithm).equalsIgnoreCase(parts[0]);
                    failed += same ? 0 : 1;
                    tool.out().println(parts[1] + (same ? ": OK" : ": FAILED"));
                } catch (FileError e) {
                    unreadable++;
                    tool.fail(parts[1] + ": " + e.errno().text());
                    tool.out().println(parts[1] + ": FAILED open or read");
                }
            }
        }
        if (unreadable > 0) {
            tool.fail("WARNING: " + unreadable + (unreadable == 1 ? " listed file" : " listed files") + " could not be read");
        }
        if (failed > 0) {
            tool.fail("WARNING: " + failed + (failed == 1 ? " computed checksum" : " computed checksums") + " did NOT match");
        }
        return failed + unreadable > 0 ? 1 : 0;
    }

    private static String hex(byte[] content, String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static int base64(ToolCall tool) throws IOException {
        Getopt args = tool.args("diw:", "d=decode", "w=wrap", "i=ignore-garbage");
        if (args.operands().size() > 1) {
            tool.fail("extra operand " + tool.quoted(args.operands().get(1)));
            return tool.hint();
        }
        Optional<InputStream> in = tool.open(args.inputs().getFirst());
        if (in.isEmpty()) {
            return 1;
        }
        byte[] content = LineReader.bytes(in.get());
        if (args.has('d')) {
            String text = LosslessUtf8.text(content).replaceAll(args.has('i') ? "[^A-Za-z0-9+/=]" : "\n", "");
            try {
                tool.out().write(Base64.getDecoder().decode(text));
                return 0;
            } catch (IllegalArgumentException e) {
                return tool.fail("invalid input");
            }
        }
        String text = Base64.getEncoder().encodeToString(content);
        int width = args.number('w').orElse(76);
        if (width == 0) {
            tool.out().print(text);
            return 0;
        }
        for (int i = 0; i < text.length(); i += width) {
            tool.out().println(text.substring(i, Math.min(text.length(), i + width)));
        }
        return 0;
    }
}
