package praktikum.sim.machine.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.certificate.Certificates;

/** Makes the keys of a machine; the randomness is the world's. */
public final class KeyGenerator {

    private final Machine node;

    private KeyGenerator(Machine node) {
        this.node = node;
    }

    /** That of a machine. */
    public static KeyGenerator of(Machine machine) {
        return new KeyGenerator(machine);
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

    /** Makes those of the machine's host keys that are not there. */
    public void missingHostKeys() {
        String comment = "root@" + node.hostname();
        if (!node.disk().exists("/etc/ssh/ssh_host_rsa_key.pub")) {
            node.disk().write("/etc/ssh/ssh_host_rsa_key", privateKey("OPENSSH PRIVATE KEY"), 0600);
            node.disk().write("/etc/ssh/ssh_host_rsa_key.pub", sshRsa(3072, comment));
        }
        if (!node.disk().exists("/etc/ssh/ssh_host_ed25519_key.pub")) {
            var blob = new ByteArrayOutputStream();
            blob.writeBytes(part("ssh-ed25519".getBytes(StandardCharsets.US_ASCII)));
            blob.writeBytes(part(bytes(32)));
            node.disk().write("/etc/ssh/ssh_host_ed25519_key.pub", "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob.toByteArray())
                    + " " + comment + "\n");
        }
    }

    /** What stands in a private key file; it opens nothing. */
    public String privateKey(String kind) {
        return Certificates.pem(kind, bytes(1200));
    }

    /** Random text of that many bytes, Base64. */
    public String secret(int bytes) {
        return Base64.getEncoder().encodeToString(bytes(bytes));
    }

    /** Random bytes. */
    public byte[] bytes(int count) {
        Random random = node.world().random();
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] part(byte[] content) {
        return ByteBuffer.allocate(4 + content.length).putInt(content.length).put(content).array();
    }
}
