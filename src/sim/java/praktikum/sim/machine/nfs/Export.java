package praktikum.sim.machine.nfs;

/** A directory for some clients, and what they may do with it. */
record Export(String path, ExportClient client, ExportOptions options) {

    /** Its line in {@code /var/lib/nfs/etab}, without the line's end. */
    String etab() {
        return path.replace(" ", "\\040") + "\t" + client.text() + "(" + options.etab() + ")";
    }
}
