package praktikum.sim.machine.certificate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import praktikum.sim.machine.network.Ip;

/**
 * Real X.509 certificates like those of Proxmox VE, so that what is said of them can be worked out from them. Their keys
 * are elliptic (P-256), which takes a millisecond to make, where the real ones are RSA.
 */
public final class Certificates {

    private static final String COMMON_NAME = "2.5.4.3";
    private static final String UNIT = "2.5.4.11";
    private static final String ORGANISATION = "2.5.4.10";
    private static final byte[] ALGORITHM = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

    private static final byte[] CURVE = Der.sequence(Der.oid("1.2.840.10045.2.1"), Der.oid("1.2.840.10045.3.1.7"));

    private final SecureRandom random;

    /** Certificates whose keys and numbers come from that randomness. */
    public Certificates(SecureRandom random) {
        this.random = random;
    }

    /** A new pair of keys. */
    public KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256 keys", e);
        }
    }

    /** The certificate of a cluster's own authority, ten years from yesterday. */
    public String authority(KeyPair keys, String uuid, Instant now) {
        byte[] name = name(COMMON_NAME, "Proxmox Virtual Environment", UNIT, uuid, ORGANISATION, "PVE Cluster Manager CA");
        List<byte[]> extensions = List.of(
                extension("2.5.29.14", false, Der.of(Der.OCTETS, id(keys.getPublic()))),
                extension("2.5.29.19", true, Der.sequence(Der.bool(true))),
                extension("2.5.29.15", true, Der.bits(new byte[] {0x06}, 1)));
        return pem("CERTIFICATE", sign(name, name, keys.getPublic(), keys.getPrivate(), now, Duration.ofDays(3650), extensions));
    }

    /** The certificate of a node, two years from yesterday; empty where the authority's files are not a key and a certificate. */
    public Optional<String> node(String authorityPem, String authorityKeyPem, PublicKey key, String fqdn, List<String> names,
            List<Ip> addresses, Instant now) {
        Optional<X509Certificate> authority = read(authorityPem);
        Optional<PrivateKey> signer = privateKey(authorityKeyPem);
        if (authority.isEmpty() || signer.isEmpty()) {
            return Optional.empty();
        }
        byte[] subject = name(UNIT, "PVE Cluster Node", ORGANISATION, "Proxmox Virtual Environment", COMMON_NAME, fqdn);
        List<byte[]> alternatives = new ArrayList<>();
        alternatives.add(Der.of(0x87, Ip.of("127.0.0.1").bytes()));
        alternatives.add(Der.of(0x87, Ip.of("::1").bytes()));
        alternatives.add(Der.of(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)));
        addresses.forEach(ip -> alternatives.add(Der.of(0x87, ip.bytes())));
        names.forEach(text -> alternatives.add(Der.of(0x82, text.getBytes(StandardCharsets.US_ASCII))));
        List<byte[]> extensions = List.of(
                extension("2.5.29.19", false, Der.sequence()),
                extension("2.5.29.37", false, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))),
                extension("2.5.29.17", false, Der.sequence(alternatives.toArray(byte[][]::new))),
                extension("2.5.29.14", false, Der.of(Der.OCTETS, id(key))),
                extension("2.5.29.35", false, Der.sequence(Der.of(0x80, id(authority.get().getPublicKey())))));
        byte[] issuer = authority.get().getSubjectX500Principal().getEncoded();
        return Optional.of(pem("CERTIFICATE", sign(issuer, subject, key, signer.get(), now, Duration.ofDays(730), extensions)));
    }

    private byte[] sign(byte[] issuer, byte[] subject, PublicKey key, PrivateKey signer, Instant now, Duration life,
            List<byte[]> extensions) {
        Instant from = now.minus(Duration.ofDays(1));
        byte[] content = Der.sequence(Der.of(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(120, random).setBit(119)), ALGORITHM, issuer,
                Der.sequence(Der.time(from), Der.time(from.plus(life))), subject, key.getEncoded(),
                Der.of(0xa3, Der.sequence(extensions.toArray(byte[][]::new))));
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signer, random);
            signature.update(content);
            return Der.sequence(content, ALGORITHM, Der.bits(signature.sign(), 0));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with P-256", e);
        }
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        byte[] octets = Der.of(Der.OCTETS, value);
        return critical ? Der.sequence(Der.oid(oid), Der.bool(true), octets) : Der.sequence(Der.oid(oid), octets);
    }

    private static byte[] name(String... oidsAndTexts) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < oidsAndTexts.length; i += 2) {
            out.writeBytes(Der.of(Der.SET, Der.sequence(Der.oid(oidsAndTexts[i]), Der.text(oidsAndTexts[i + 1]))));
        }
        return Der.sequence(out.toByteArray());
    }

    private static byte[] id(PublicKey key) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    /** A private key in PEM, as OpenSSL writes elliptic ones: with the public half in it (RFC 5915). */
    public static String pem(KeyPair keys) {
        byte[] secret = ((ECPrivateKey) keys.getPrivate()).getS().add(BigInteger.ONE.shiftLeft(256)).toByteArray();
        byte[] inner =
                Der.sequence(Der.integer(BigInteger.ONE), Der.of(Der.OCTETS, Arrays.copyOfRange(secret, secret.length - 32, secret.length)),
                Der.of(0xa1, Der.bits(tail(keys.getPublic().getEncoded()), 0)));
        return pem("PRIVATE KEY", Der.sequence(Der.integer(BigInteger.ZERO), CURVE, Der.of(Der.OCTETS, inner)));
    }

    /** The public half of a private key in PEM; empty where it is none. */
    public static Optional<PublicKey> publicKey(String privatePem) {
        if (!privatePem.contains("-----BEGIN PRIVATE KEY-----") || privateKey(privatePem).isEmpty()) {
            return Optional.empty();
        }
        byte[] der = Der.sequence(CURVE, Der.bits(tail(Base64.getMimeDecoder().decode(privatePem.replaceAll("-----[A-Z ]+-----", ""))), 0));
        try {
            return Optional.of(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    // An uncompressed point of P-256, which ends both encodings.
    private static byte[] tail(byte[] encoded) {
        return Arrays.copyOfRange(encoded, Math.max(0, encoded.length - 65), encoded.length);
    }

    /** A PEM block with lines of 64 characters. */
    public static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }

    /** The first certificate in a PEM text. */
    public static Optional<X509Certificate> read(String pem) {
        try {
            var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<PrivateKey> privateKey(String pem) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return Optional.of(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The SHA-256 fingerprint of a certificate, as Proxmox VE prints it: {@code AB:CD:…}. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            var text = new StringBuilder();
            for (byte b : digest) {
                text.append(text.isEmpty() ? "" : ":").append(String.format("%02X", b));
            }
            return text.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
