package praktikum.check.storage;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import praktikum.check.ask.CheckExecution;
import praktikum.fact.storage.Export;
import praktikum.fact.storage.ExportClient;
import praktikum.fact.storage.ExportClient.Kind;
import praktikum.fact.storage.ExportTable;
import praktikum.fact.storage.Exports;

/**
 * What an NFS server makes of the names by which its exports call machines.
 *
 * @param meanings addresses by name; none for a name that means nothing to it
 */
public record ClientNames(Map<String, List<InetAddress>> meanings) {

    public ClientNames {
        meanings = Map.copyOf(meanings);
    }

    /**
     * Those of a directory whose meaning does not show by itself: names that run and are no planned machine's, and names that are written
     * and do not run.
     *
     * @param planned names of the machines that are planned
     * @param resolve the addresses of a name, as the server finds them
     */
    static ClientNames of(ExportTable running, Exports written, String path, List<String> planned,
            Function<String, List<InetAddress>> resolve) {
        var strange = names(running.of(path)).filter(client -> planned.stream().map(ExportClient::of).noneMatch(client::means));
        var idle = names(written.of(path)).filter(client -> running.of(path).stream().noneMatch(export -> client.means(export.client())));
        return new ClientNames(CheckExecution.forEach(Stream.concat(strange, idle).map(ExportClient::text).distinct().toList(), resolve));
    }

    private static Stream<ExportClient> names(List<Export> exports) {
        return exports.stream().map(Export::client).filter(client -> client.kind() == Kind.NAME);
    }

    /** Those that mean nothing to the server: it exports nothing to them. */
    public List<String> unknown() {
        return meanings.entrySet().stream().filter(name -> name.getValue().isEmpty()).map(Map.Entry::getKey).sorted().toList();
    }

    /** Those that mean an address. */
    public List<String> of(InetAddress address) {
        return meanings.entrySet().stream().filter(name -> name.getValue().contains(address)).map(Map.Entry::getKey).sorted().toList();
    }
}
