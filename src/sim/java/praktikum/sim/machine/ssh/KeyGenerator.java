package praktikum.sim.machine.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import praktikum.sim.machine.Disk;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.certificate.Certificates;
import praktikum.sim.machine.network.Ip;

/** Makes the keys and certificates of a machine. */
public final class KeyGenerator {

    private final Machine node;
    private final Certificates certificates = new Certificates(new SecureRandom());

    public KeyGenerator(Machine node) {
        this.node = node;
    }

    /** A public key line {@code ssh-rsa AAAA… COMMENT}; nobody has its private half, since the simulated ssh only compares. */
    public String sshRsa(int bits, String comment) {
        byte[] modulus = bytes(bits / 8);
        modulus[0] |= (byte) 0x80;
        modulus[modulus.length - 1] |= 1;
        var blob = new ByteArrayOutputStream();
        blob.writeBytes(part("ssh-rsa".getBytes(StandardCharsets.US_ASCII)));
        blob.writeBytes(part(new byte[] {1, 0, 1}));
        byte[] signed = new byte[modulus.length + 1];
        System.arraycopy(modulus, 0, signed, 1, modulus.length);
        blob.writeBytes(part(signed));
        return "ssh-rsa " + Base64.getEncoder().encodeToString(blob.toByteArray()) + (comment.isEmpty() ? "" : " " + comment) + "\n";
    }

    /** What stands in a private key file; it opens nothing. */
    public String privateKey(String kind) {
        return Certificates.pem(kind, bytes(1200));
    }

    /** Random text of that many bytes, Base64. */
    public String secret(int bytes) {
        return Base64.getEncoder().encodeToString(bytes(bytes));
    }

    private byte[] bytes(int count) {
        Random random = node.world().random();
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] part(byte[] content) {
        return ByteBuffer.allocate(4 + content.length).putInt(content.length).put(content).array();
    }

    /** Makes a certificate authority where {@code /etc/pve} has none; false when there was one. */
    public boolean makeAuthority() {
        Disk disk = node.disk();
        if (disk.exists("/etc/pve/priv/pve-root-ca.key") && disk.exists("/etc/pve/pve-root-ca.pem")) {
            return false;
        }
        KeyPair keys = certificates.keys();
        String uuid = UUID.nameUUIDFromBytes(bytes(16)).toString();
        disk.write("/etc/pve/priv/pve-root-ca.key", Certificates.pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        disk.write("/etc/pve/pve-root-ca.pem", certificates.authority(keys, uuid, node.now()));
        disk.write("/etc/pve/priv/pve-root-ca.srl", "00\n");
        return true;
    }

    /** Has the authority in {@code /etc/pve} sign a new certificate for this node. */
    public boolean makeCertificate(String nodename, Optional<Ip> address) {
        Disk disk = node.disk();
        String folder = "/etc/pve/nodes/" + nodename;
        String domain = disk.textOrEmpty("/etc/resolv.conf").lines().filter(line -> line.startsWith("search "))
                .map(line -> line.substring(7).strip()).findFirst().orElse("");
        String fqdn = domain.isEmpty() ? nodename : nodename + "." + domain;
        KeyPair keys = certificates.keys();
        Optional<String> made = certificates.node(disk.textOrEmpty("/etc/pve/pve-root-ca.pem"), disk.textOrEmpty("/etc/pve/priv/pve-root-ca.key"),
                keys.getPublic(), fqdn, domain.isEmpty() ? List.of(nodename) : List.of(nodename, fqdn), address.stream().toList(), node.now());
        return made.isPresent() && disk.write(folder + "/pve-ssl.key", Certificates.pem("PRIVATE KEY", keys.getPrivate().getEncoded()))
                && disk.write(folder + "/pve-ssl.pem", made.get());
    }

    /** Makes an authority of its own and signs this node's certificate with it: what a node has that never joined. */
    public void makeForeignCertificate(String nodename) {
        KeyPair authority = certificates.keys();
        KeyPair keys = certificates.keys();
        String pem = certificates.authority(authority, UUID.nameUUIDFromBytes(bytes(16)).toString(), node.now());
        String folder = "/etc/pve/nodes/" + nodename;
        certificates.node(pem, Certificates.pem("PRIVATE KEY", authority.getPrivate().getEncoded()), keys.getPublic(), nodename,
                List.of(nodename), List.of(), node.now()).ifPresent(made -> node.disk().write(folder + "/pve-ssl.pem", made));
    }
}
