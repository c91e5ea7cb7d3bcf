package praktikum.host.replay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import praktikum.host.evidence.Entry;
import praktikum.host.evidence.Evidence;
import praktikum.host.evidence.RunStatus;

/** All hosts of a transcript, ready to be asked again. */
public final class Replay {

    private final Evidence evidence;
    private final Map<String, ReplayHost> hosts = new ConcurrentHashMap<>();

    private Replay(Evidence evidence) {
        this.evidence = evidence;
    }

    /** A replay from the first record on; records copied from other transcripts are no answers. */
    public static Replay of(Evidence evidence) {
        return new Replay(evidence);
    }

    /** The host of that name, the same one each time; one that was never asked has no answers. */
    public ReplayHost host(String name) {
        var whole = evidence.ended().filter(end -> end.status() != RunStatus.INTERRUPTED).isPresent();
        return hosts.computeIfAbsent(name, wanted -> {
            var asked = evidence.entries().stream().filter(Entry.Asked.class::isInstance).map(Entry.Asked.class::cast)
                    .filter(entry -> entry.host().equals(wanted)).toList();
            return new ReplayHost(wanted, asked, evidence.entries().getLast().time(), whole);
        });
    }
}
