package praktikum.fact.cluster;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.net.Addresses;

/**
 * What the certificate of a node's web interface says of itself, from {@code openssl x509 -noout -subject -ext subjectAltName -pubkey}.
 *
 * @param commonName whom it is made out to
 * @param names DNS names it holds for
 * @param addresses addresses it holds for
 * @param publicKey the key it vouches for, as PEM
 */
public record Certificate(String commonName, List<String> names, List<InetAddress> addresses, String publicKey) {

    private static final Pattern COMMON_NAME = Pattern.compile("(?m)^subject=.*?\\bCN ?= ?([^,/\n]{1,255})");
    private static final Pattern ALTERNATIVE = Pattern.compile("(DNS|IP Address):([^,\\s]{1,255})");
    private static final Pattern KEY = Pattern.compile("-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]{1,4000}-----END PUBLIC KEY-----");

    /** Copies the lists. */
    public Certificate {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
    }

    /** That of a node. */
    public static Question<Certificate> of(String node) {
        return Question.of(Certificate::read, "openssl", "x509", "-in", CertificateVerdict.file(node), "-noout", "-subject", "-ext",
                "subjectAltName",
                "-pubkey");
    }

    /** The public half of a node's key, as PEM; empty where there is no key that can be used. Nothing secret is printed. */
    public static Question<Optional<String>> keyOf(String node) {
        return Question.of(Certificate::readKey, "openssl", "pkey", "-in", keyFile(node), "-passin", "pass:", "-pubout");
    }

    /** Where the key of a node's certificate lies. */
    public static String keyFile(String node) {
        return "/etc/pve/nodes/" + node + "/pve-ssl.key";
    }

    /** Whether it is made out to this machine and holds for that address. */
    public boolean holdsFor(String node, InetAddress address) {
        return (commonName.equals(node) || commonName.startsWith(node + ".")) && names.contains(node) && addresses.contains(address);
    }

    /** Whom it names, its own machine's loopback names apart. */
    public String holder() {
        List<String> all = new ArrayList<>(List.of(commonName));
        names.stream().filter(name -> !name.equals("localhost") && !all.contains(name)).forEach(all::add);
        addresses.stream().filter(address -> !address.isLoopbackAddress()).map(Addresses::text).forEach(all::add);
        return String.join(", ", all);
    }

    /** Reads the text of OpenSSL 1.1 or 3: {@code subject=OU=PVE Cluster Node, O=Proxmox Virtual Environment, CN=pve1} → pve1. */
    public static Reading<Certificate> read(Printed printed) {
        return Reading.of(printed, p -> {
            String text = p.succeeded();
            var name = COMMON_NAME.matcher(text);
            List<String> names = new ArrayList<>();
            List<InetAddress> addresses = new ArrayList<>();
            for (var other = ALTERNATIVE.matcher(text); other.find();) {
                if (other.group(1).equals("DNS")) {
                    names.add(other.group(2));
                } else {
                    addresses.add(TextLines.address(other.group(2)));
                }
            }
            return new Certificate(name.find() ? name.group(1).strip() : "", names, addresses, key(text));
        });
    }

    /** Reads {@code openssl pkey -pubout}; a failure that says that there is none to be had is empty. */
    public static Reading<Optional<String>> readKey(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() == 1 && p.err()
                    .matches("(?s)(Could not (open file or uri for loading|find|read) .*?key|Can't open |unable to load key).*")) {
                return Optional.empty();
            }
            return Optional.of(key(p.succeeded()));
        });
    }

    private static String key(String text) throws NotUnderstood {
        var key = KEY.matcher(text);
        if (!key.find()) {
            throw new NotUnderstood("no public key");
        }
        return key.group();
    }
}
