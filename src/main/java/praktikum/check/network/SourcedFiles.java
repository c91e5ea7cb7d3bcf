package praktikum.check.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.NodeAnswers;
import praktikum.check.ask.Unmeasured;
import praktikum.fact.network.InterfacesFile;
import praktikum.fact.system.DirectoryListing;
import praktikum.text.Message;
import praktikum.text.Wildcards;

/** Follows the {@code source} lines of {@code /etc/network/interfaces} as ifupdown2 does: shell patterns, files within files, each once. */
final class SourcedFiles {

    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9_./*?+:@-]*");
    private static final int MOST_FILES = 64;

    private final NodeAnswers answers;
    private final Set<String> seen = new LinkedHashSet<>(List.of("/etc/network/interfaces"));

    SourcedFiles(NodeAnswers answers) {
        this.answers = answers;
    }

    /** A file with all that it brings in. */
    InterfacesFile follow(InterfacesFile file) {
        var all = file;
        var waiting = file.sources();
        while (!waiting.isEmpty()) {
            var paths = waiting.stream().flatMap(pattern -> matching(pattern).stream()).filter(seen::add).toList();
            if (seen.size() > MOST_FILES) {
                throw new Unmeasured(Message.of("check.sourced-files", answers.node(), MOST_FILES));
            }
            var files = CheckExecution.forEach(paths, path -> answers.to(InterfacesFile.ofFile(path))).values();
            for (var one : files) {
                all = all.with(one);
            }
            waiting = files.stream().flatMap(one -> one.sources().stream()).toList();
        }
        return all;
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
