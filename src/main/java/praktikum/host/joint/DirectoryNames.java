package praktikum.host.joint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import praktikum.host.Output;

/**
 * {@code ls -1 FOLDER} for many folders: {@code find FOLDER/… -mindepth 1 -maxdepth 1} prints each name behind its folder's. A name
 * holds no slash, so that none can pass for one in another folder. Hidden ones are left out as ls(1) does; the order is another.
 */
final class DirectoryNames implements JointKind {

    private static final List<String> TAIL = List.of("-mindepth", "1", "-maxdepth", "1");
    private static final Pattern OWN = Pattern.compile("/(?!etc/pve(?:/|$))(?:etc|proc|sys|var/lib/apt)(?:/[A-Za-z0-9@%_+.,=~-]+)*");
    private static final Pattern COMPLAINT = Pattern.compile("find: ['\u2018](/.*)/['\u2019]: (.*)");
    private static final String MISSING = "No such file or directory";
    private static final int NOT_THERE = 2;

    @Override
    public Optional<String> group(List<String> question) {
        return question.size() == 3 && question.subList(0, 2).equals(List.of("ls", "-1")) && OWN.matcher(question.getLast()).matches()
                ? Optional.of("") : Optional.empty();
    }

    /** With a slash behind it what is no folder is refused, and a link to one followed. */
    @Override
    public List<String> together(List<List<String>> questions) {
        return Stream.of(Stream.of("find"), questions.stream().map(question -> question.getLast() + "/"), TAIL.stream())
                .flatMap(words -> words).toList();
    }

    @Override
    public List<List<String>> questions(List<String> command) {
        var folders = command.size() - TAIL.size();
        return folders > 1 && command.getFirst().equals("find") && command.subList(folders, command.size()).equals(TAIL)
                ? command.subList(1, folders).stream().map(folder -> List.of("ls", "-1", folder.replaceFirst("/$", ""))).toList()
                : List.of();
    }

    @Override
    public List<Optional<Output>> apart(List<String> folders, Output all) {
        var lines = Streams.lines(all.out());
        var refused = refused(folders, all);
        if (all.truncated() || lines.isEmpty() || refused.isEmpty() || all.exit() != (refused.get().isEmpty() ? 0 : 1)) {
            return Streams.uncertain(folders);
        }
        var texts = new ArrayList<StringBuilder>();
        folders.forEach(folder -> texts.add(new StringBuilder()));
        var at = 0;
        var shown = Optional.<StringBuilder>empty();
        for (var line : lines.get()) {
            var name = line;
            if (line.startsWith("/")) {
                while (at < folders.size() && !isIn(folders.get(at), line)) {
                    at++;
                }
                if (at == folders.size()) {
                    return Streams.uncertain(folders);
                }
                name = line.substring(folders.get(at).length() + 1);
                shown = Optional.of(name.startsWith(".") ? new StringBuilder() : texts.get(at));
            }
            // What does not begin with a slash goes on with a name that holds an end of line.
            if (shown.isEmpty()) {
                return Streams.uncertain(folders);
            }
            shown.get().append(name).append('\n');
        }
        return folders.stream().map(folder -> part(folder, texts.get(folders.indexOf(folder)).toString(),
                Optional.ofNullable(refused.get().get(folder)), all)).toList();
    }

    /** ls(1) has other words for what is no folder, or not to be read. */
    private static Optional<Output> part(String folder, String names, Optional<String> why, Output all) {
        return why.isEmpty() ? Optional.of(Streams.part(all, 0, names, "")) : why.get().equals(MISSING)
                ? Optional.of(Streams.part(all, NOT_THERE, "", "ls: cannot access '" + folder + "': " + MISSING + "\n")) : Optional.empty();
    }

    private static boolean isIn(String folder, String path) {
        return path.startsWith(folder + "/") && path.length() > folder.length() + 1 && path.indexOf('/', folder.length() + 1) < 0;
    }

    /** Why folders cannot be looked into; empty where else is said. */
    private static Optional<Map<String, String>> refused(List<String> folders, Output all) {
        var refused = new HashMap<String, String>();
        for (var line : new String(all.err(), StandardCharsets.UTF_8).split("\n")) {
            var complaint = COMPLAINT.matcher(line);
            if (!line.isEmpty() && (!complaint.matches() || !folders.contains(complaint.group(1))
                    || refused.put(complaint.group(1), complaint.group(2)) != null)) {
                return Optional.empty();
            }
        }
        return Optional.of(refused);
    }
}
