package praktikum.sim.proxmox.storage.plugin;

/** What PVE::Storage and the commands that it calls say meanwhile. */
public final class StorageOutput {

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    /** Something on standard output, with its line ends. */
    public void say(String text) {
        out.append(text);
    }

    /** Something on standard error, with its line ends. */
    public void warn(String text) {
        err.append(text);
    }

    /** All of standard output. */
    public String out() {
        return out.toString();
    }

    /** All of standard error. */
    public String err() {
        return err.toString();
    }
}
