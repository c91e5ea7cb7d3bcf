package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a capture says does not depend on what its machines, addresses and cluster are called: renamed throughout, the same facts come
 * out of it, renamed the same way, or none at all; never others.
 */
class RenamedCapturesTest {

    /** Another site, for what the captured one has. */
    enum Site {
        /** Dashes and digits, and a name that begins another. */
        DASHES(Map.of("pve1", "lab-a-01", "pve2", "lab-a-011", "pve3", "3-lab"), Map.of()),
        /** The shortest, which are also words of other outputs. */
        SHORT(Map.of("pve1", "a", "pve2", "b2", "pve3", "id"), Map.of()),
        /** The longest a label may be: RFC 1123. */
        LONG(Map.of("pve1", "n".repeat(61) + "-1", "pve2", "n".repeat(61) + "-2", "pve3", "x".repeat(63)), Map.of()),
        /** Words that outputs have of their own. */
        WORDS(Map.of("pve1", "quorum", "pve2", "localhost", "pve3", "online"), Map.of()),
        /** IPv6, written out so that it has no shorter form. */
        SIX(Map.of(), Map.of("10.66.0", "fd00:a:b:c:d:e:1", "10.66.1", "fd00:a:b:c:d:e:2")),
        /** Addresses as wide as they can be. */
        WIDE(Map.of(), Map.of("10.66.0", "192.168.100", "10.66.1", "172.131.255"));

        private final Map<Pattern, String> changes = new TreeMap<>(Comparator.comparing(Pattern::pattern));

        Site(Map<String, String> names, Map<String, String> networks) {
            names.forEach((name, other) -> changes.put(Pattern.compile("(?<![\\w-])" + name + "(?![\\w-])"), other));
            networks.forEach((network, other) -> changes.put(Pattern.compile("(?<![\\w.])" + Pattern.quote(network) + "\\.(?=[0-9])"),
                    other + (other.indexOf(':') >= 0 ? ":" : ".")));
        }

        String renamed(String text) {
            var renamed = text;
            for (var change : changes.entrySet()) {
                renamed = change.getKey().matcher(renamed).replaceAll(Matcher.quoteReplacement(change.getValue()));
            }
            return renamed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameFactsUnderOtherNames(Site site) {
        var differs = new ArrayList<String>();
        var compared = 0;
        for (var capture : Capture.all()) {
            for (var reader : CapturedFactsTest.READERS) {
                if (capture.command().isEmpty() || !capture.command().matches(reader.command())) {
                    continue;
                }
                var printed = capture.printed();
                var before = site.renamed(told(reader.parser().read(printed)));
                var after = told(reader.parser()
                        .read(new Printed(printed.exit(), site.renamed(printed.out()), site.renamed(printed.err()), false,
                        printed.asked(), printed.took())));
                if (!sorted(before).equals(sorted(after))) {
                    differs.add(capture.path() + "\n    " + before + "\n    " + after);
                }
                compared++;
            }
        }
        assertTrue(compared > 200, "compared " + compared);
        assertEquals(List.of(), differs.stream().limit(5).toList(), () -> differs.size() + " of them");
    }

    private static String told(Reading<?> reading) {
        return reading instanceof Reading.Known<?>(var value) ? value.toString() : reading.toString();
    }

    // Sets and maps are printed in an order of their own, which the names decide.
    private static List<String> sorted(String text) {
        return List.of(text.split("[\\s,{}\\[\\]()]+")).stream().sorted().toList();
    }
}
