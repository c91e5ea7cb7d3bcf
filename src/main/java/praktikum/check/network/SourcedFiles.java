package praktikum.check.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.NodeAnswers;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.Version;
import praktikum.fact.network.InterfacesFile;
import praktikum.fact.node.PveVersion;
import praktikum.fact.system.DirectoryListing;
import praktikum.text.Message;
import praktikum.text.Wildcards;

/**
 * Follows the {@code source} lines of {@code /etc/network/interfaces} as the ifupdown2 of the machine does: shell patterns, files within
 * files, each once. Since release 3.3, that of Proxmox VE 9, it takes relative paths and {@code source-directory} as well.
 */
final class SourcedFiles {

    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9_./*?+:@-]*");
    private static final int MOST_FILES = 64;
    private static final String FOLDER = "/etc/network";
    /** Whose files a machine brings in as Debian sets it up. */
    static final String USUAL = FOLDER + "/interfaces.d";

    private final NodeAnswers answers;
    private final Set<String> seen = new LinkedHashSet<>(List.of(FOLDER + "/interfaces"));

    SourcedFiles(NodeAnswers answers) {
        this.answers = answers;
    }

    /** A file and where it lies. */
    private record Placed(InterfacesFile file, String folder) {
    }

    /** A file with all that it brings in. */
    InterfacesFile follow(InterfacesFile file) {
        var all = file;
        var waiting = List.of(new Placed(file, FOLDER));
        while (!waiting.isEmpty()) {
            var paths = waiting.stream().flatMap(one -> broughtIn(one).stream()).filter(seen::add).toList();
            if (seen.size() > MOST_FILES) {
                throw new Unmeasured(Message.of("check.sourced-files", answers.node(), MOST_FILES));
            }
            var files = CheckExecution.forEach(paths, path -> answers.to(InterfacesFile.ofFile(path)));
            for (var one : files.values()) {
                all = all.with(one);
            }
            waiting = files.entrySet().stream()
                    .map(one -> new Placed(one.getValue(), one.getKey().substring(0, one.getKey().lastIndexOf('/')))).toList();
        }
        return all.directories().isEmpty() || !newer() ? all : all.withoutDirectories();
    }

    private List<String> broughtIn(Placed placed) {
        var paths = new ArrayList<String>();
        placed.file().sources().forEach(pattern -> paths.addAll(matching(absolute(pattern, placed.folder()))));
        if (!placed.file().directories().isEmpty() && newer()) {
            placed.file().directories().stream().map(pattern -> absolute(pattern, placed.folder()).replaceFirst("/+$", ""))
                    .forEach(pattern -> paths.addAll(matching(pattern + "/*")));
        }
        return paths;
    }

    private String absolute(String pattern, String folder) {
        return pattern.startsWith("/") || !newer() ? pattern : folder + "/" + pattern;
    }

    private boolean newer() {
        return answers.ifKnown(PveVersion.ASKED).filter(version -> version.manager().compareTo(new Version("9")) >= 0).isPresent();
    }

    /** The files that a pattern means, a part of the path after the other. */
    private List<String> matching(String pattern) {
        if (!PLAIN.matcher(pattern).matches()) {
            throw new Unmeasured(Message.of("check.source-pattern", answers.node(), pattern));
        }
        var found = List.of("");
        for (var part : pattern.substring(1).split("/+")) {
            var next = new ArrayList<String>();
            for (var folder : found) {
                if (part.indexOf('*') < 0 && part.indexOf('?') < 0) {
                    next.add(folder + "/" + part);
                } else {
                    answers.to(DirectoryListing.of(folder.isEmpty() ? "/" : folder)).names().stream().sorted()
                            .filter(name -> name.indexOf('/') < 0 && Wildcards.match(part, name))
                            .forEach(name -> next.add(folder + "/" + name));
                }
            }
            found = next;
        }
        return found;
    }
}
