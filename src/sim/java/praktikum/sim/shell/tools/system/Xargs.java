package praktikum.sim.shell.tools.system;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.sim.shell.Call;
import praktikum.sim.shell.LosslessUtf8;
import praktikum.sim.shell.command.Getopt;
import praktikum.sim.shell.command.LineReader;
import praktikum.sim.shell.command.ToolCall;
import praktikum.sim.shell.command.UnsupportedUsage;

/** {@code xargs}: runs a command with the words of standard input. */
final class Xargs {

    /** As many bytes of words as one command gets; Linux allows 128 KiB at least. */
    private static final int MOST = 128 << 10;

    private Xargs() {}

    static int run(ToolCall tool) throws IOException, InterruptedException {
        Getopt args = tool.args("+0rn:I:d:L:t", "0=null", "r=no-run-if-empty", "n=max-args", "I=replace", "d=delimiter");
        if (args.has('L') || args.has('t')) {
            throw new UnsupportedUsage("option -L or -t");
        }
        String text = LosslessUtf8.text(LineReader.bytes(tool.call().in()));
        Optional<String> placeholder = args.value('I');
        List<String> words;
        if (args.has('0') || args.has('d')) {
            String delimiter = args.has('0') ? "\0" : args.value('d').orElseThrow().replace("\\n", "\n").replace("\\0", "\0");
            words = new ArrayList<>(List.of(text.split(Pattern.quote(delimiter), -1)));
            if (words.getLast().isEmpty()) {
                words.removeLast();
            }
        } else if (placeholder.isPresent()) {
            words = text.lines().map(String::stripLeading).filter(line -> !line.isEmpty()).toList();
        } else {
            Optional<List<String>> split = split(text);
            if (split.isEmpty()) {
                return tool.fail("unmatched single quote; by default quotes are special to xargs unless you use the -0 option");
            }
            words = split.get();
        }
        List<String> command = args.operands().isEmpty() ? List.of("echo") : args.operands();
        List<List<String>> calls = new ArrayList<>();
        if (placeholder.isPresent()) {
            words.forEach(word -> calls.add(command.stream().map(part -> part.replace(placeholder.get(), word)).toList()));
        } else {
            gather(words, command, args.number('n').orElse(Integer.MAX_VALUE), calls);
            if (calls.isEmpty() && !args.has('r')) {
                calls.add(command);
            }
        }
        return runAll(tool, calls);
    }

    private static void gather(List<String> words, List<String> command, int most, List<List<String>> calls) {
        List<String> current = new ArrayList<>(command);
        int size = 0;
        for (String word : words) {
            if (current.size() - command.size() >= most || size + word.length() > MOST) {
                calls.add(current);
                current = new ArrayList<>(command);
                size = 0;
            }
            current.add(word);
            size += word.length() + 1;
        }
        if (current.size() > command.size()) {
            calls.add(current);
        }
    }

    private static int runAll(ToolCall tool, List<List<String>> calls) throws InterruptedException {
        int status = 0;
        Call call = tool.call();
        for (List<String> words : calls) {
            Call child = new Call(words, call.environment(), call.directory(), InputStream.nullInputStream(), call.out(), call.err(),
                    call.machine(), call.user(), call.terminal());
            int code = tool.start(words, child, name -> name + ": ");
            if (code == 126 || code == 127) {
                return code;
            }
            if (code == 255) {
                return tool.fail(124, words.getFirst() + ": exited with status 255; aborting");
            }
            status = code == 0 ? status : 123;
        }
        return status;
    }

    /** Words with quotes and backslashes as xargs has them; empty at an unmatched quote. */
    private static Optional<List<String>> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean started = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, i + 1);
                if (end < 0 || text.substring(i, end).contains("\n")) {
                    return Optional.empty();
                }
                word.append(text, i + 1, end);
                started = true;
                i = end;
            } else if (c == '\\' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
                started = true;
            } else if (c == ' ' || c == '\t' || c == '\n') {
                if (started) {
                    words.add(word.toString());
                    word.setLength(0);
                    started = false;
                }
            } else {
                word.append(c);
                started = true;
            }
        }
        if (started) {
            words.add(word.toString());
        }
        return Optional.of(words);
    }
}
