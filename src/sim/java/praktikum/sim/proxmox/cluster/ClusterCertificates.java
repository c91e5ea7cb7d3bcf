package praktikum.sim.proxmox.cluster;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.certificate.Certificates;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.ssh.KeyGenerator;

/** The cluster's own certificate authority, and the certificates it signs for nodes. */
final class ClusterCertificates {

    private final Machine node;
    private final Certificates certificates = new Certificates(new SecureRandom());

    ClusterCertificates(Machine node) {
        this.node = node;
    }

    /** Makes a certificate authority where {@code /etc/pve} has none; false when there was one. */
    boolean makeAuthority() {
        Disk disk = node.disk();
        if (disk.exists("/etc/pve/priv/pve-root-ca.key") && disk.exists("/etc/pve/pve-root-ca.pem")) {
            return false;
        }
        KeyPair keys = certificates.keys();
        String uuid = UUID.nameUUIDFromBytes(KeyGenerator.of(node).bytes(16)).toString();
        disk.write("/etc/pve/priv/pve-root-ca.key", Certificates.pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        disk.write("/etc/pve/pve-root-ca.pem", certificates.authority(keys, uuid, node.now()));
        disk.write("/etc/pve/priv/pve-root-ca.srl", "00\n");
        return true;
    }

    /** Has the authority in {@code /etc/pve} sign a new certificate for this node. */
    boolean makeCertificate(String nodename, Optional<Ip> address) {
        Disk disk = node.disk();
        String folder = "/etc/pve/nodes/" + nodename;
        String domain = disk.textOrEmpty("/etc/resolv.conf").lines().filter(line -> line.startsWith("search "))
                .map(line -> line.substring(7).strip()).findFirst().orElse("");
        String fqdn = domain.isEmpty() ? nodename : nodename + "." + domain;
        // PVE::Cluster::Setup::gen_pve_ssl_key makes a key only where there is none; with one that is no key, nothing can be signed.
        String keyFile = folder + "/pve-ssl.key";
        if (!disk.exists(keyFile) && !disk.write(keyFile, Certificates.pem(certificates.keys()))) {
            return false;
        }
        Optional<PublicKey> key = Certificates.publicKey(disk.textOrEmpty(keyFile));
        Optional<String> made = key.isEmpty() ? Optional.empty() : certificates.node(disk.textOrEmpty("/etc/pve/pve-root-ca.pem"),
                disk.textOrEmpty("/etc/pve/priv/pve-root-ca.key"), key.get(), fqdn,
                domain.isEmpty() ? List.of(nodename) : List.of(nodename, fqdn), address.stream().toList(), node.now());
        return made.isPresent() && disk.write(folder + "/pve-ssl.pem", made.get());
    }

    /** Makes an authority of its own and signs this node's certificate with it: what a node has that never joined. */
    void makeForeignCertificate(String nodename) {
        KeyPair authority = certificates.keys();
        KeyPair keys = certificates.keys();
        String pem = certificates.authority(authority, UUID.nameUUIDFromBytes(KeyGenerator.of(node).bytes(16)).toString(), node.now());
        String folder = "/etc/pve/nodes/" + nodename;
        certificates.node(pem, Certificates.pem("PRIVATE KEY", authority.getPrivate().getEncoded()), keys.getPublic(), nodename,
                List.of(nodename), List.of(), node.now()).ifPresent(made -> node.disk().write(folder + "/pve-ssl.pem", made));
    }
}
