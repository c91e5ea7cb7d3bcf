package praktikum.testbed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something made wrong on a machine, and taken back.
 *
 * @param machine the machine's number
 * @param does a line of shell that makes it wrong
 * @param undoes a line of shell that takes it back
 * @param shows per check what it then says, as {@link Row#said} tells it
 */
record Mishap(int machine, String does, String undoes, Map<String, String> shows) {

    static Mishap on(int machine, String does, String undoes, String... checksAndSayings) {
        var shows = new TreeMap<String, String>();
        for (var i = 0; i < checksAndSayings.length; i += 2) {
            shows.put(checksAndSayings[i], checksAndSayings[i + 1]);
        }
        return new Mishap(machine, does, undoes, shows);
    }

    /** What some checks say beside what mishaps make them say, where one of both is known. */
    static TreeMap<String, String> expected(List<Row> rows, List<Mishap> mishaps) {
        var expected = new TreeMap<String, String>();
        rows.forEach(row -> expected.put(row.check(), row.says()));
        mishaps.forEach(mishap -> expected.putAll(mishap.shows()));
        return expected;
    }
}
