package praktikum.sim.machine.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;

/** The directives of chrony's files: {@code chrony.conf}, {@code conf.d} and {@code sources.d} (chrony.conf(5)). */
public final class ChronyConf {

    private static final String FOLDER = "/etc/chrony/";
    private static final int LOCAL_STRATUM = 10;

    private final List<List<String>> lines = new ArrayList<>();

    private ChronyConf() {
    }

    /** Those of a machine. */
    public static ChronyConf of(Machine node) {
        var conf = new ChronyConf();
        conf.add(node.disk().textOrEmpty(FOLDER + "chrony.conf"));
        for (var kind : List.of("conf.d .conf", "sources.d .sources")) {
            var folder = FOLDER + kind.split(" ")[0];
            node.disk().list(folder).stream().filter(name -> name.endsWith(kind.split(" ")[1])).sorted()
                    .forEach(name -> conf.add(node.disk().textOrEmpty(folder + "/" + name)));
        }
        return conf;
    }

    private void add(String text) {
        text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.matches("[#!;%].*"))
                .forEach(line -> lines.add(List.of(line.split("\\s+"))));
    }

    /** Whether a directive is there. */
    public boolean says(String directive) {
        return lines.stream().anyMatch(line -> line.getFirst().equals(directive));
    }

    /** The servers and pools it names. */
    public List<String> servers() {
        return lines.stream().filter(line -> line.size() > 1 && List.of("pool", "server", "peer").contains(line.getFirst()))
                .map(line -> line.get(1)).toList();
    }

    /** The stratum of {@code local}, 10 where none is given; empty without it. */
    public Optional<Integer> localStratum() {
        return lines.stream().filter(line -> line.getFirst().equals("local")).findFirst().map(line -> {
            int at = line.indexOf("stratum");
            return at > 0 && at + 1 < line.size() && line.get(at + 1).matches("[0-9]{1,2}") ? Integer.parseInt(line.get(at + 1))
                    : LOCAL_STRATUM;
        });
    }
}
