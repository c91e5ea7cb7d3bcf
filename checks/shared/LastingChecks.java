package shared;

import static praktikum.check.Expect.askAll;
import static praktikum.check.Expect.judgeAll;
import static praktikum.check.verdict.Judgement.right;
import static praktikum.check.verdict.Judgement.wrong;

import java.util.List;
import java.util.Optional;
import praktikum.check.Check;
import praktikum.check.ChecksFor;
import praktikum.check.Cluster;
import praktikum.check.NfsServer;
import praktikum.check.verdict.Judgement;
import praktikum.fact.storage.Export;

/** Lab 05: the NFS server exports after a restart what it exports now. */
@ChecksFor("05-shared")
final class LastingChecks {

    @Check(value = "export-lasts", after = "exported")
    void theFileSaysWhatIsExported(Cluster cluster, NfsServer server) {
        judgeAll(List.of(server), one -> {
            var path = one.export();
            var file = one.storage().exports();
            var running = one.storage().exportTable();
            var onlyNow = of(path, running.notIn(file));
            var onlyWritten = of(path, file.notIn(running));
            var judged = onlyNow.isEmpty() && onlyWritten.isEmpty() ? right(ExportChecks.written(running.of(path)))
                    : ExportCauses.fault(one).orElseGet(() -> file.of(path).isEmpty() ? unwritten(one)
                            : onlyWritten.isEmpty() ? clientOnlyNow(onlyNow.getFirst(), file.of(path)) : edited(cluster, one));
            return judged.with("export", path);
        });
    }

    private static List<Export> of(String path, List<Export> exports) {
        return exports.stream().filter(export -> export.path().equals(path)).toList();
    }

    /** The file may have a link that leads to what is exported. */
    private static Judgement unwritten(NfsServer server) {
        var running = server.storage().exportTable();
        var idle = server.storage().exports().exports().stream().map(Export::path).distinct().filter(path -> running.of(path).isEmpty());
        var linked = askAll(idle.toList(), server.storage()::realPath).containsValue(Optional.of(server.export()));
        return linked ? right(ExportChecks.written(running.of(server.export())))
                : wrong(server.export(), "–").mistake("only-now");
    }

    private static Judgement clientOnlyNow(Export export, List<Export> written) {
        return wrong(ExportChecks.written(written), export.written()).mistake("client-only-now").with("client", export.client().written())
                .with("entry", export.written());
    }

    private static Judgement edited(Cluster cluster, NfsServer server) {
        var path = server.export();
        return ExportCauses.unresolved(cluster, server).orElseGet(() -> wrong(ExportChecks.written(server.storage().exports().of(path)),
                ExportChecks.written(server.storage().exportTable().of(path))).mistake("not-applied"));
    }
}
