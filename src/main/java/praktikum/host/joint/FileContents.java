package praktikum.host.joint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.host.Output;

/**
 * {@code cat FILE} for many files: {@code grep -aH '' FILE…} prints each of their lines behind the file's name, so that no file can pass
 * for another. It is the same but for an end of line that the last line may lack: grep(1) adds it. Only files of the machine's own are
 * read so, and those of the cluster file system apart, because that may hang.
 */
final class FileContents implements JointKind {

    private static final List<String> HEAD = List.of("grep", "-aH", "");
    private static final Pattern OWN = Pattern.compile("/(?:etc|proc|run|var/lib/nfs)(?:/[A-Za-z0-9@%_+.,=~-]+)+");
    private static final String CLUSTER = "/etc/pve/";
    private static final String COMPLAINT = "grep: ";
    private static final int FOUND = 0;
    private static final int EMPTY = 1;
    private static final int TROUBLE = 2;

    @Override
    public Optional<String> group(List<String> question) {
        return question.size() == 2 && question.getFirst().equals("cat") && OWN.matcher(question.getLast()).matches()
                ? Optional.of(question.getLast().startsWith(CLUSTER) ? CLUSTER : "") : Optional.empty();
    }

    @Override
    public Duration patience(String group) {
        return group.equals(CLUSTER) ? MAY_HANG : SOON;
    }

    @Override
    public List<String> together(List<List<String>> questions) {
        return Stream.concat(HEAD.stream(), questions.stream().map(List::getLast)).toList();
    }

    @Override
    public List<List<String>> questions(List<String> command) {
        return command.size() > HEAD.size() && command.subList(0, HEAD.size()).equals(HEAD)
                ? command.stream().skip(HEAD.size()).map(file -> List.of("cat", file)).toList() : List.of();
    }

    @Override
    public List<Optional<Output>> apart(List<String> files, Output all) {
        var lines = Streams.lines(all.out());
        var refused = refused(files, all);
        if (all.truncated() || lines.isEmpty() || refused.isEmpty()) {
            return Streams.uncertain(files);
        }
        var expected = !refused.get().isEmpty() ? TROUBLE : lines.get().isEmpty() ? EMPTY : FOUND;
        var texts = new ArrayList<StringBuilder>();
        files.forEach(file -> texts.add(new StringBuilder()));
        var at = 0;
        for (var line : lines.get()) {
            while (at < files.size() && !line.startsWith(files.get(at) + ":")) {
                at++;
            }
            if (at == files.size() || all.exit() != expected) {
                return Streams.uncertain(files);
            }
            texts.get(at).append(line, files.get(at).length() + 1, line.length()).append('\n');
        }
        var parts = new ArrayList<Optional<Output>>();
        for (var i = 0; i < files.size(); i++) {
            parts.add(part(all, texts.get(i).toString(), Optional.ofNullable(refused.get().get(files.get(i)))));
        }
        return parts;
    }

    /** A file that could be read in part only has to be read again. */
    private static Optional<Output> part(Output all, String text, Optional<String> why) {
        return why.isEmpty() ? Optional.of(Streams.part(all, 0, text, ""))
                : text.isEmpty() ? Optional.of(Streams.part(all, 1, "", "cat: " + why.get() + "\n")) : Optional.empty();
    }

    /** What is said of files that cannot be read: {@code grep: /etc/hostname: No such file or directory}; empty where else is said. */
    private static Optional<Map<String, String>> refused(List<String> files, Output all) {
        var refused = new HashMap<String, String>();
        for (var line : Streams.lines(all.err()).orElse(List.of("no line"))) {
            var file = files.stream().filter(one -> line.startsWith(COMPLAINT + one + ": ")).findFirst();
            if (file.isEmpty() || refused.put(file.get(), line.substring(COMPLAINT.length())) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(refused);
    }
}
