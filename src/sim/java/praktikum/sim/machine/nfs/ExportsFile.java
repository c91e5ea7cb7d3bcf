package praktikum.sim.machine.nfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.Release;

/** {@code /etc/exports} and {@code /etc/exports.d/*.exports}, with what nfs-utils says of them. */
final class ExportsFile {

    static final String PATH = "/etc/exports";
    private static final String FOLDER = "/etc/exports.d";

    private final Machine server;
    private final ExportList exports = new ExportList();
    private final List<String> complaints = new ArrayList<>();
    private boolean failed;

    private ExportsFile(Machine server) {
        this.server = server;
    }

    /** Reads them. */
    static ExportsFile of(Machine server) {
        var file = new ExportsFile(server);
        file.read(PATH);
        server.disk().list(FOLDER).stream().filter(name -> name.endsWith(".exports") && !name.startsWith("."))
                .forEach(name -> file.read(FOLDER + "/" + name));
        return file;
    }

    /** What they export. */
    ExportList exports() {
        return exports;
    }

    /** What exportfs prints on standard error, in order. */
    List<String> complaints() {
        return complaints;
    }

    /** Whether something was an error, so that exportfs does not end with 0. */
    boolean failed() {
        return failed;
    }

    /** A line that goes on behind a backslash is one, and counts by its last line. */
    private void read(String path) {
        String[] lines = server.disk().textOrEmpty(path).split("\n", -1);
        var whole = new StringBuilder();
        for (int number = 1; number <= lines.length; number++) {
            String line = lines[number - 1].replaceFirst("#.*", "");
            if (line.endsWith("\\")) {
                whole.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            if (!line(path, number, whole.append(line).toString())) {
                return; // nothing behind an error is read
            }
            whole.setLength(0);
        }
    }

    private boolean line(String file, int number, String line) {
        List<String> words = words(line);
        if (words.isEmpty()) {
            return true;
        }
        String path = real(words.getFirst());
        List<String> clients = words.subList(1, words.size());
        ExportOptions usual = ExportOptions.USUAL;
        boolean said = false;
        boolean subtree = false;
        for (int i = 0; i < Math.max(1, clients.size()); i++) {
            String client = clients.isEmpty() ? "" : clients.get(i);
            if (client.startsWith("-")) { // from here on these are usual; the last ones are everybody's
                ExportOptions.Parsed parsed = usual.with(client.substring(1));
                if (parsed.wrong().isPresent()) {
                    return error(parsed.wrong().get().at(file, number));
                }
                usual = parsed.options();
                subtree = parsed.subtree();
                said = true;
                if (i + 1 < clients.size()) {
                    continue;
                }
                client = "";
            }
            if (!client(file, number, path, client, usual, said, subtree)) {
                return false;
            }
        }
        return true;
    }

    private boolean client(String file, int number, String path, String word, ExportOptions usual, boolean said, boolean subtree) {
        int open = word.indexOf('(');
        String name = open < 0 ? word : word.substring(0, open);
        if (open == 0) {
            complain("No host name given with " + path + " " + word + ", suggest *" + word + " to avoid warning");
            name = "*";
        } else if (open < 0 && !said) {
            complain("No options for " + path + " " + word + ": suggest " + word + "(sync) to avoid warning");
        }
        if (open >= 0 && word.indexOf(')') != word.length() - 1) {
            return error(file + ":" + number + ": syntax error: bad option list");
        }
        ExportOptions.Parsed parsed = usual.with(open < 0 ? "" : word.substring(open + 1, word.length() - 1));
        if (parsed.wrong().isPresent()) {
            return error(parsed.wrong().get().at(file, number));
        }
        if (open >= 0 && !subtree && !parsed.subtree() && server.release() == Release.PVE8) {
            complain(file + " [" + number + "]: Neither 'subtree_check' or 'no_subtree_check' specified for export \"" + name + ":" + path
                    + "\".\n  Assuming default behaviour ('no_subtree_check').\n"
                    + "  NOTE: this default has changed since nfs-utils version 1.0.x\n");
        }
        add(new Export(path, new ExportClient(name), parsed.options()));
        return true;
    }

    private void add(Export export) {
        Optional<String> wrong = export.client().wrong(server);
        if (wrong.isPresent()) {
            complain(wrong.get());
            failed |= !export.client().unresolved();
        } else if (!exports.add(new Export(export.path(), export.client().canonical(server), export.options()))) {
            String twice = "\t" + export.client().text() + ":" + export.path();
            complain("duplicated export entries:");
            complain(twice);
            complain(twice);
            failed = true;
        }
    }

    /** Links are followed where the directory is there. */
    private String real(String path) {
        String plain = path.length() > 1 ? path.replaceFirst("/+$", "") : path;
        try {
            return server.files().exists(plain) ? server.files().resolve(plain) : plain;
        } catch (FileError none) {
            return plain;
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (!word.isEmpty()) {
                    words.add(word.toString().replace("\\040", " "));
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return words;
    }

    private void complain(String text) {
        complaints.add("exportfs: " + text + "\n");
    }

    private boolean error(String text) {
        complain(text);
        failed = true;
        return false;
    }
}
