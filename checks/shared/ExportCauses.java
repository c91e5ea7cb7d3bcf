package shared;

import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import praktikum.check.Cluster;
import praktikum.check.NfsServer;
import praktikum.check.storage.NfsClient;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.Export;

/** Why an NFS server does not export as it should: what keeps what somebody wrote into the file out of the table that counts. */
final class ExportCauses {

    private static final List<String> MISSING = List.of("nothing-exported", "not-exported", "no-client");

    private ExportCauses() {
    }

    /** What is behind a judgement of the table, or that judgement where the file is no better. */
    static Judgement explained(Cluster cluster, NfsServer server, List<NfsClient> nodes, Judgement judged) {
        if (judged.mistake().filter(MISSING::contains).isEmpty()) {
            return notApplied(server, nodes).orElse(judged);
        }
        return fault(server).or(() -> link(server)).or(() -> unresolved(cluster, server)).or(() -> pattern(server, judged))
                .or(() -> notApplied(server, nodes)).orElse(judged);
    }

    /** From the first fault on nothing of a file is in force. */
    static Optional<Judgement> fault(NfsServer server) {
        return server.storage().exports().faults().stream().findFirst().map(fault -> wrong("–", fault.text()).mistake("fault")
                .with("line", fault.line()).with("file", fault.file()).with("why", fault.why()));
    }

    /** What is exported is where links lead to. */
    private static Optional<Judgement> link(NfsServer server) {
        var path = server.export();
        var running = server.storage().exportTable();
        if (running.exports().isEmpty() || !running.of(path).isEmpty()) {
            return Optional.empty();
        }
        return server.storage().realPath(path).filter(real -> !running.of(real).isEmpty())
                .map(real -> wrong(path, real).mistake("symlink"));
    }

    /** A client by a name that the server does not know gets nothing; so do several that are joined by commas. */
    static Optional<Judgement> unresolved(Cluster cluster, NfsServer server) {
        return cluster.clientNames(server).unknown().stream().findFirst().map(name -> wrong("–", name).mistake("unresolved")
                .with("client", name));
    }

    /** Patterns are matched with names, never with addresses. */
    private static Optional<Judgement> pattern(NfsServer server, Judgement judged) {
        var path = server.export();
        // Without a node that it was to mean, there is more missing than a better word for its client.
        if (!judged.values().containsKey("peer")) {
            return Optional.empty();
        }
        return Stream.concat(server.storage().exportTable().of(path).stream(), server.storage().exports().of(path).stream())
                .filter(export -> export.client().patternOfAddresses()).findFirst()
                .map(export -> judged.mistake("pattern").with("client", export.client().text()));
    }

    private static Optional<Judgement> notApplied(NfsServer server, List<NfsClient> nodes) {
        var path = server.export();
        var file = server.storage().exports().applied();
        List<Export> running = server.storage().exportTable().of(path);
        return ExportChecks.given(file, path, nodes).right() ? Optional.of(wrong(ExportChecks.written(file.of(path)),
                ExportChecks.written(running)).mistake("not-applied")) : Optional.empty();
    }
}
