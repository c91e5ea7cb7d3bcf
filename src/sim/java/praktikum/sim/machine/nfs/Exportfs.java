package praktikum.sim.machine.nfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.CommandLine;
import praktikum.sim.shell.Call;

/** {@code exportfs}: makes the table of exports what {@code /etc/exports} says, changes single entries, and shows it. */
final class Exportfs implements InstantCommand {

    private static final String USAGE = "usage: exportfs [-adfhioruvs] [host:/path]\n";

    @Override
    public Answer answer(Call call, Machine node) {
        CommandLine words = CommandLine.of(call.args(), Set.of("-a", "-f", "-h", "-i", "-r", "-u", "-v", "-s"), Set.of("-o", "-d"));
        if (words.unknown().isPresent() || words.valueless().isPresent() || words.has("-h")) {
            String option = words.unknown().or(words::valueless).orElse("");
            return words.has("-h") && option.isEmpty() ? new Answer(0, "", USAGE) : Answer.fail(1, "exportfs: " + (words.unknown()
                    .isPresent() ? "invalid option -- '" : "option requires an argument -- '") + option.replaceFirst("^-+", "") + "'\n"
                    + USAGE);
        }
        boolean all = words.has("-a", "-r");
        boolean export = !words.has("-u");
        Optional<String> wrong = all && !words.rest().isEmpty() ? Optional.of("extra arguments are not permitted with -a or -r")
                : words.has("-i") && (all || !export) ? Optional.of("-i not meaningful with -a, -r or -u")
                : words.has("-r") && !export ? Optional.of("-r and -u are incompatible") : Optional.empty();
        if (wrong.isPresent()) {
            return Answer.fail(1, "exportfs: " + wrong.get() + "\n");
        }
        if (words.rest().isEmpty() && !all) {
            return words.has("-f") ? Answer.ok("") : Answer.ok(shown(node, words.has("-v"), words.has("-s")));
        }
        return export ? export(node, words, all) : unexport(node, words, all);
    }

    /** Makes the table what the files say, without a word: what the server does before it starts. */
    static void synchronise(Machine node) {
        ExportTable.write(node, ExportsFile.of(node).exports());
    }

    private static Answer export(Machine node, CommandLine words, boolean all) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        boolean failed = false;
        var file = words.has("-i") ? Optional.<ExportsFile>empty() : Optional.of(ExportsFile.of(node));
        if (file.isPresent()) {
            file.get().complaints().forEach(err::append);
            failed = file.get().failed();
        }
        List<Export> wanted = new ArrayList<>();
        var table = all ? file.orElseThrow().exports() : new ExportList();
        if (all) {
            wanted.addAll(table.all());
        } else {
            for (String word : words.rest()) {
                Optional<Export> one = one(node, word, words.value("-o").orElse(""), file, err);
                failed |= one.isEmpty();
                one.ifPresent(wanted::add);
            }
        }
        for (Export one : wanted) {
            out.append(words.has("-v") ? "exporting " + one.client().text() + ":" + one.path() + "\n" : "");
            failed |= !valid(node, one, err);
            table.add(one);
        }
        if (!words.has("-r")) {
            ExportTable.read(node).all().forEach(table::add);
        }
        ExportTable.write(node, table);
        return new Answer(failed ? 1 : 0, out.toString(), err.toString());
    }

    /** {@code CLIENT:/path} with the options of the file where it is there, changed by those that were given. */
    private static Optional<Export> one(Machine node, String word, String options, Optional<ExportsFile> file,
            StringBuilder err) {
        int colon = word.indexOf(":/");
        if (colon < 0) {
            err.append("exportfs: Invalid export syntax: ").append(word).append('\n');
            return Optional.empty();
        }
        ExportClient client = client(word, colon).canonical(node);
        String path = word.substring(colon + 1);
        ExportOptions base = file.flatMap(read -> read.exports().find(path, client)).map(Export::options).orElse(ExportOptions.USUAL);
        ExportOptions.Parsed parsed = base.with(options);
        parsed.wrong().ifPresent(wrong -> err.append("exportfs: ").append(wrong.at("command line", 0)).append('\n'));
        return parsed.wrong().isPresent() ? Optional.empty() : Optional.of(new Export(path, client, parsed.options()));
    }

    private static ExportClient client(String word, int colon) {
        return new ExportClient(word.substring(0, colon).replaceFirst("^\\[(.*:.*)]", "$1"));
    }

    private static boolean valid(Machine node, Export export, StringBuilder err) {
        if (!node.files().exists(export.path())) {
            err.append("exportfs: Failed to stat ").append(export.path()).append(": No such file or directory\n");
            return false;
        }
        if (!node.files().isDirectory(export.path())) {
            err.append("exportfs: ").append(export.path()).append(" is not a directory. Remote access will fail\n");
            return false;
        }
        return true;
    }

    private static Answer unexport(Machine node, CommandLine words, boolean all) {
        if (all) {
            ExportTable.write(node, new ExportList());
            return Answer.ok("");
        }
        var out = new StringBuilder();
        var err = new StringBuilder();
        ExportList table = ExportTable.read(node);
        for (String word : words.rest()) {
            int colon = word.indexOf(":/");
            if (colon < 0) {
                err.append("exportfs: Invalid export syntax: ").append(word).append('\n');
                continue;
            }
            ExportClient client = client(word, colon).canonical(node);
            String path = word.substring(colon + 1).replaceFirst("(.)/+$", "$1");
            Optional<Export> there = table.find(path, client);
            if (there.isEmpty()) {
                err.append("exportfs: Could not find '").append(client.text()).append(':').append(word.substring(colon + 1))
                        .append("' to unexport.\n");
            }
            there.ifPresent(table::remove);
            out.append(there.isPresent() && words.has("-v") ? "unexporting " + client.text() + ":" + path + "\n" : "");
        }
        ExportTable.write(node, table);
        return new Answer(err.isEmpty() ? 0 : 1, out.toString(), err.toString());
    }

    private static String shown(Machine node, boolean verbose, boolean format) {
        var text = new StringBuilder();
        for (Export one : ExportTable.read(node).all()) {
            String client = one.client().kind() != ExportClient.Kind.WORLD ? one.client().text() : format ? "*" : "<world>";
            text.append(format ? one.path().replace(" ", "\\040") + "  " + client
                    : one.path().length() > 14 ? one.path() + "\n\t\t" + client : String.format("%-14s\t%s", one.path(), client));
            text.append(verbose || format ? "(" + one.options().shown() + ")" : "").append('\n');
        }
        return text.toString();
    }
}
