package praktikum.check.storage;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import praktikum.fact.storage.Export;
import praktikum.fact.storage.ExportClient.Coverage;
import praktikum.fact.storage.ExportTable;

/**
 * A node as an NFS server sees it.
 *
 * @param node its name
 * @param address the one that its packets to the server come from
 * @param names by which the server may know that address
 */
public record NfsClient(String node, InetAddress address, List<String> names) {

    public NfsClient {
        names = List.copyOf(names);
    }

    /** Whether a table gives it a directory; yes, too, where that is decided elsewhere, as by a netgroup. */
    public boolean given(ExportTable table, String path) {
        return table.covers(path, address, names) != Coverage.NO;
    }

    /** The export of a directory whose options it gets, where that is certain. */
    public Optional<Export> applying(ExportTable table, String path) {
        return table.applying(path, address, names);
    }
}
