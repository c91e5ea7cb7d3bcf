package praktikum.sim.proxmox.guest.config;

import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.Machine;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** The files of guests in the cluster file system, as a node sees and changes them. */
public final class GuestFiles {

    private static final String NODES = "/etc/pve/nodes/";
    private static final int DENIED = 2;

    private final Machine node;

    /** Those that a node sees. */
    public GuestFiles(Machine node) {
        this.node = node;
    }

    /**
     * Where a guest is.
     *
     * @param node the node whose guest it is
     */
    public record Place(String node, GuestKind kind) {
    }

    /** The node's own name in the cluster. */
    public String nodename() {
        return Pmxcfs.of(node).nodename();
    }

    private static String folder(String nodename, GuestKind kind) {
        return NODES + nodename + "/" + kind.folder();
    }

    /** The file of a guest of a node. */
    public static String path(String nodename, GuestKind kind, int id) {
        return folder(nodename, kind) + "/" + id + ".conf";
    }

    /** The numbers of a node's guests, sorted. */
    public List<Integer> ids(String nodename, GuestKind kind) {
        return node.disk().list(folder(nodename, kind)).stream().filter(file -> file.matches("[1-9]\\d{2,8}\\.conf"))
                .map(file -> Integer.valueOf(file.replace(".conf", ""))).sorted().toList();
    }

    /** Where in the cluster a guest is. */
    public Optional<Place> find(int id) {
        for (String name : node.disk().list("/etc/pve/nodes")) {
            for (GuestKind kind : GuestKind.values()) {
                if (node.disk().exists(path(name, kind, id))) {
                    return Optional.of(new Place(name, kind));
                }
            }
        }
        return Optional.empty();
    }

    /** What a guest of any node is; empty where that has none of the number. */
    public Optional<GuestConfig> read(String nodename, GuestKind kind, int id) {
        return node.disk().text(path(nodename, kind, id)).map(GuestConfig::parse);
    }

    /** What a guest of this node is. */
    public GuestConfig load(GuestKind kind, int id) throws GuestError {
        return read(nodename(), kind, id).orElseThrow(() -> GuestError.of(2, "Configuration file 'nodes/" + nodename() + "/"
                + kind.folder() + "/" + id + ".conf' does not exist"));
    }

    /** Writes what a guest of this node is. */
    public void save(GuestKind kind, int id, GuestConfig config) throws GuestError {
        String path = path(nodename(), kind, id);
        if (!Pmxcfs.of(node).quorate() || !node.disk().write(path, config.text())) {
            throw GuestError.of(DENIED, "unable to open file '" + path + ".tmp." + node.nextPid() + "' - Permission denied");
        }
    }

    /** Gives a guest of this node to another one. */
    public void move(GuestKind kind, int id, String target) throws GuestError {
        if (!node.disk().rename(path(nodename(), kind, id), path(target, kind, id))) {
            throw new GuestError("Failed to move config to node '" + target + "' - rename failed: Permission denied");
        }
    }

    /** Removes a guest of this node. */
    public void remove(GuestKind kind, int id) throws GuestError {
        if (!node.disk().remove(path(nodename(), kind, id))) {
            throw new GuestError("failed to remove config file: Permission denied");
        }
    }

    /** The first number from 100 on that no guest of the cluster has. */
    public int nextId() {
        for (int id = 100;; id++) {
            if (find(id).isEmpty()) {
                return id;
            }
        }
    }
}
