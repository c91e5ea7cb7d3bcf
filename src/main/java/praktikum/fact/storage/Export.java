package praktikum.fact.storage;

/**
 * A directory that is exported to a client.
 *
 * @param path of the directory, without a slash at its end
 * @param client who may mount it
 * @param options what that client may do
 */
public record Export(String path, ExportClient client, ExportOptions options) {

    /** Whether another says the same, in whatever words. */
    public boolean means(Export other) {
        return path.equals(other.path) && client.means(other.client) && options.equals(other.options);
    }

    /** Its client with all options, as exports(5) has them behind a path: {@code 192.0.2.11(rw,sync,no_subtree_check,root_squash)}. */
    public String written() {
        return client.written() + "(" + options.written() + ")";
    }

    /** Whether its options stand behind a blank and so count for everyone: {@code 192.0.2.0/24 (rw)}. */
    public boolean forNobodyNamed() {
        return client.text().isEmpty();
    }
}
