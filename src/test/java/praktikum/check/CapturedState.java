package praktikum.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import praktikum.check.engine.CheckModules;
import praktikum.check.engine.CheckRun;
import praktikum.check.engine.RunListener;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;
import praktikum.drill.Timelines;
import praktikum.fact.Capture;
import praktikum.host.Output;
import praktikum.host.WitnessedHost;
import praktikum.host.replay.RecordedAnswers;
import praktikum.site.Site;

/** A state of a captured cluster: its machines answer what was captured on them then, and nothing else is in the evidence. */
final class CapturedState {

    private final String name;
    private final List<Capture> captures;

    private CapturedState(String name) {
        this.name = name;
        this.captures = Capture.all().stream().filter(capture -> capture.state().equals(name) && !capture.command().isEmpty())
                .sorted(Comparator.comparing(capture -> capture.printed().asked())).toList();
    }

    /** A state such as {@code pve9/07-no-quorum}. */
    static CapturedState of(String name) {
        return new CapturedState(name);
    }

    /** The names of all states that were captured. */
    static Set<String> names() {
        return Capture.all().stream().map(Capture::state).collect(Collectors.toCollection(TreeSet::new));
    }

    String name() {
        return name;
    }

    /** The machines that something was captured on. */
    Set<String> answering() {
        return captures.stream().map(Capture::node).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a command, as one would type it, was captured on a machine. */
    boolean has(String node, String line) {
        return captures.stream().anyMatch(capture -> capture.node().equals(node) && capture.argv().equals(Capture.words(line)));
    }

    /** A host for each machine of a site. */
    Map<String, WitnessedHost> askers(Site site) {
        var askers = new HashMap<String, WitnessedHost>();
        for (var node : site.nodes()) {
            var recorded = RecordedAnswers.host(node.name());
            captures.stream().filter(capture -> capture.node().equals(node.name())).forEach(capture -> {
                var argv = capture.argv();
                recorded.answers(output(capture), argv.getFirst(), argv.subList(1, argv.size()).toArray(String[]::new));
            });
            askers.put(node.name(), recorded.replay());
        }
        return askers;
    }

    private static Output output(Capture capture) {
        var printed = capture.printed();
        return new Output(printed.exit(), printed.out().getBytes(StandardCharsets.UTF_8), printed.err().getBytes(StandardCharsets.UTF_8),
                false,
                printed.asked(), printed.took());
    }

    /** The verdicts of the whole course on it. */
    Map<CheckKey, Verdict> verdicts(Site site) {
        return new CheckRun(site, askers(site), new ArrayList<>(CheckModules.bundled()), Timelines.NONE, RunListener.SILENT).run();
    }
}
