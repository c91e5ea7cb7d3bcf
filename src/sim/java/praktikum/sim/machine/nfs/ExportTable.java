package praktikum.sim.machine.nfs;

import java.util.stream.Collectors;
import praktikum.sim.machine.Machine;

/** {@code /var/lib/nfs/etab}: what a server exports now, whatever {@code /etc/exports} says. */
final class ExportTable {

    static final String PATH = "/var/lib/nfs/etab";

    private ExportTable() {
    }

    /** What stands in it. */
    static ExportList read(Machine server) {
        var list = new ExportList();
        server.disk().textOrEmpty(PATH).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            int open = line.indexOf('(', tab);
            if (tab > 0 && open > tab && line.endsWith(")")) {
                list.add(new Export(line.substring(0, tab).replace("\\040", " "), new ExportClient(line.substring(tab + 1, open)),
                        ExportOptions.USUAL.with(line.substring(open + 1, line.length() - 1)).options()));
            }
        });
        return list;
    }

    /** Writes it. */
    static void write(Machine server, ExportList exports) {
        server.disk().write(PATH, exports.all().stream().map(export -> export.etab() + "\n").collect(Collectors.joining()));
    }
}
