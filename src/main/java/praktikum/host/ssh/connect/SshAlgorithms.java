package praktikum.host.ssh.connect;

import com.jcraft.jsch.Session;

/**
 * What a session proposes. All of it the JDK does by itself, the quickest first; what a check would ask once per
 * command over many connections has to be cheap from the first handshake on.
 */
final class SshAlgorithms {

    private static final String CIPHERS = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes256-ctr";
    private static final String MACS = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512";

    private SshAlgorithms() {
    }

    static void set(Session session) {
        session.setConfig("kex", "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,"
                + "ecdh-sha2-nistp521,mlkem768x25519-sha256,diffie-hellman-group14-sha256,diffie-hellman-group16-sha512,"
                + "diffie-hellman-group-exchange-sha256");
        session.setConfig("server_host_key", "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
                + "rsa-sha2-512,rsa-sha2-256");
        session.setConfig("prefer_known_host_key_types", "yes");
        session.setConfig("cipher.c2s", CIPHERS);
        session.setConfig("cipher.s2c", CIPHERS);
        session.setConfig("mac.c2s", MACS);
        session.setConfig("mac.s2c", MACS);
        // jsch would try each algorithm out before it proposes it, post-quantum key pairs included.
        session.setConfig("CheckKexes", "");
        session.setConfig("CheckCiphers", "");
        session.setConfig("CheckSignatures", "");
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey");
        // Two round trips less: nobody here logs in without a key.
        session.setConfig("enable_auth_none", "no");
    }
}
