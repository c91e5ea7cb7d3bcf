package praktikum.sim.proxmox.cluster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import praktikum.sim.fs.FileError;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.ssh.KeyGenerator;
import praktikum.sim.machine.unit.Daemon;
import praktikum.sim.proxmox.pmxcfs.Pmxcfs;

/** What {@code pvecm updatecerts} does, which every start of pveproxy does too: directories, keys, certificates under {@code /etc/pve}. */
public final class UpdateCerts implements Daemon {

    private static final String AUTHORIZED = "/etc/pve/priv/authorized_keys";
    private static final String ROOT_AUTHORIZED = "/root/.ssh/authorized_keys";

    private final Machine node;

    /** The setup of a machine. */
    public UpdateCerts(Machine node) {
        this.node = node;
    }

    @Override
    public boolean start() {
        if (Pmxcfs.of(node).quorate()) {
            update(false);
        }
        return true;
    }

    @Override
    public void stop() {
    }

    private String nodename() {
        return node.hostname().split("\\.")[0];
    }

    /** The directories of this node, or of one that is about to join. */
    public void directories(String nodename) {
        for (String directory : List.of("priv", "nodes", "nodes/" + nodename, "nodes/" + nodename + "/lxc",
                "nodes/" + nodename + "/qemu-server", "nodes/" + nodename + "/openvz", "nodes/" + nodename + "/priv")) {
            node.disk().makeDirectories("/etc/pve/" + directory);
        }
    }

    /** All of it; a new certificate for this node if forced. */
    public void update(boolean newCertificate) {
        sshKeys();
        files(newCertificate);
        mergeKeys();
        knownHosts();
    }

    /**
     * Makes root's own key where it has none, links root's authorized keys into the cluster file system and takes those along that are on
     * the disk.
     */
    public void sshKeys() {
        Disk disk = node.disk();
        if (!disk.exists("/root/.ssh/id_rsa.pub")) {
            disk.write("/root/.ssh/id_rsa", KeyGenerator.of(node).privateKey("OPENSSH PRIVATE KEY"), 0600);
            disk.write("/root/.ssh/id_rsa.pub", KeyGenerator.of(node).sshRsa(4096, "root@" + nodename()));
        }
        if (!disk.exists(AUTHORIZED)) {
            disk.write(AUTHORIZED, disk.textOrEmpty(ROOT_AUTHORIZED));
        } else if (disk.exists(ROOT_AUTHORIZED) && !isLink(ROOT_AUTHORIZED)) {
            disk.write(AUTHORIZED, disk.textOrEmpty(AUTHORIZED) + disk.textOrEmpty(ROOT_AUTHORIZED));
        }
        if (!isLink(ROOT_AUTHORIZED)) {
            disk.link(ROOT_AUTHORIZED, AUTHORIZED);
        }
    }

    private boolean isLink(String path) {
        try {
            return node.disk().files().status(path).isLink();
        } catch (FileError e) {
            return false;
        }
    }

    /** Keys and certificates of this node. */
    public void files(boolean newCertificate) {
        Disk disk = node.disk();
        String name = nodename();
        directories(name);
        if (!disk.exists("/etc/pve/priv/authkey.key")) {
            disk.write("/etc/pve/priv/authkey.key", KeyGenerator.of(node).privateKey("PRIVATE KEY"));
            disk.write("/etc/pve/authkey.pub", "-----BEGIN PUBLIC KEY-----\n" + KeyGenerator.of(node).secret(294)
                    + "\n-----END PUBLIC KEY-----\n");
        }
        if (!disk.exists("/etc/pve/pve-www.key")) {
            disk.write("/etc/pve/pve-www.key", KeyGenerator.of(node).privateKey("PRIVATE KEY"));
        }
        boolean newAuthority = new ClusterCertificates(node).makeAuthority();
        if (newAuthority || newCertificate || !disk.exists("/etc/pve/nodes/" + name + "/pve-ssl.pem")) {
            Optional<Ip> address = NameResolver.of(node).resolve(name);
            new ClusterCertificates(node).makeCertificate(name, address);
        }
        if (!disk.exists("/etc/pve/vzdump.cron")) {
            disk.write("/etc/pve/vzdump.cron", "# cluster wide vzdump cron schedule\n# Atomatically generated file - do not edit\n\n"
                    + "PATH=\"/usr/sbin:/usr/bin:/sbin:/bin\"\n\n");
        }
    }

    /** Adds root's own key to the authorized ones and drops what is there twice. */
    public void mergeKeys() {
        Set<String> lines = new LinkedHashSet<>();
        (node.disk().textOrEmpty(AUTHORIZED) + "\n" + node.disk().textOrEmpty("/root/.ssh/id_rsa.pub")).lines()
                .filter(line -> !line.isBlank()).forEach(lines::add);
        String merged = String.join("\n", lines) + "\n";
        if (!merged.equals(node.disk().textOrEmpty(AUTHORIZED))) {
            node.disk().write(AUTHORIZED, merged);
        }
    }

    /** Writes this node's host key where the others look for it. */
    public void knownHosts() {
        String[] words = node.disk().line("/etc/ssh/ssh_host_rsa_key.pub").split("\\s+");
        if (words.length > 1) {
            node.disk().write("/etc/pve/nodes/" + nodename() + "/ssh_known_hosts", nodename() + " " + words[0] + " " + words[1]);
        }
    }
}
