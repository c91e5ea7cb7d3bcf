package praktikum.testbed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a machine is to have besides Debian.
 *
 * @param config lines before Debian's own in {@code sshd_config}, so that they win; {@code Match} blocks go last
 * @param match lines behind Debian's own, for {@code Match} blocks
 * @param files texts by path without the first slash, readable for all
 * @param setup lines of shell that the machine runs as root before its SSH server starts
 */
record Outfit(List<String> config, List<String> match, Map<String, String> files, List<String> setup) {

    static final Outfit PLAIN = new Outfit(List.of(), List.of(), Map.of(), List.of());

    Outfit config(List<String> lines) {
        return new Outfit(and(config, lines), match, files, setup);
    }

    Outfit config(String... lines) {
        return config(List.of(lines));
    }

    Outfit file(String path, String text) {
        var more = new LinkedHashMap<>(files);
        more.put(path, text);
        return new Outfit(config, match, more, setup);
    }

    Outfit setup(String... lines) {
        return new Outfit(config, match, files, and(setup, List.of(lines)));
    }

    /** A user who may log in with the machine's login key, whose login shell this is, and lines of {@code sshd_config} for him alone. */
    Outfit user(String name, String shell, String... lines) {
        var block = new ArrayList<>(List.of("Match User " + name));
        block.addAll(List.of(lines));
        return setup("useradd --create-home --shell " + shell + " " + name).matching(lines.length == 0 ? List.of() : block);
    }

    private Outfit matching(List<String> lines) {
        return new Outfit(config, and(match, lines), files, setup);
    }

    private static List<String> and(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
