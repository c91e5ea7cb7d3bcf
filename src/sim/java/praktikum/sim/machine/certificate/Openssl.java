package praktikum.sim.machine.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import praktikum.sim.machine.InstantCommand;
import praktikum.sim.machine.Machine;
import praktikum.sim.machine.command.Answer;
import praktikum.sim.machine.command.TimeFormat;
import praktikum.sim.machine.network.Ip;
import praktikum.sim.machine.network.NameResolver;
import praktikum.sim.machine.network.TcpConnection;
import praktikum.sim.machine.network.TcpConnector;
import praktikum.sim.machine.unit.Unit;
import praktikum.sim.machine.unit.Units;
import praktikum.sim.shell.Call;

/**
 * {@code openssl}: {@code verify -CAfile}, {@code x509 -noout …}, {@code pkey -pubout} and {@code s_client -connect}, all worked out from
 * real certificates.
 */
public final class Openssl implements InstantCommand {

    @Override
    public Answer answer(Call call, Machine node) {
        List<String> args = call.args().isEmpty() ? List.of() : call.args().subList(1, call.args().size());
        return switch (call.args().isEmpty() ? "" : call.args().getFirst()) {
            case "verify" -> verify(call, args, node);
            case "x509" -> x509(call, args, node);
            case "pkey" -> key(call, args, node);
            case "s_client" -> client(args, node);
            case "version" ->
                    Answer.ok("OpenSSL " + (node.release().number() >= 9 ? "3.5.4 30 Sep 2025 (Library: OpenSSL 3.5.4 30 Sep 2025)"
                            : "3.0.17 1 Jul 2025 (Library: OpenSSL 3.0.17 1 Jul 2025)") + "\n");
            default -> Answer.fail(2,
                    "openssl: command " + (call.args().isEmpty() ? "" : call.args().getFirst()) + " is not supported by the simulator\n");
        };
    }

    private static Answer verify(Call call, List<String> args, Machine node) {
        List<String> files = new ArrayList<>();
        Optional<String> authorityFile = Optional.empty();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("-CAfile") && i + 1 < args.size()) {
                authorityFile = Optional.of(call.path(args.get(++i)));
            } else if (args.get(i).startsWith("-")) {
                return Answer.unsupported("openssl", "verify " + args.get(i));
            } else {
                files.add(args.get(i));
            }
        }
        Optional<X509Certificate> authority = authorityFile.flatMap(path -> node.disk().text(path)).flatMap(Certificates::read);
        if (authorityFile.isPresent() && authority.isEmpty()) {
            return Answer.fail(1, "Error loading file " + authorityFile.get() + "\n"
                    + "40B72474607F0000:error:80000002:system library:BIO_new_file:No such file or "
                    + "directory:../crypto/bio/bss_file.c:67:calling fopen("
                    + authorityFile.get()
                    + ", r)\n40B72474607F0000:error:10000080:BIO routines:BIO_new_file:no such file:../crypto/bio/bss_file.c:75:\n"
                    + "40B72474607F0000:error:05880002:x509 certificate routines:X509_load_cert_crl_file_ex:system "
                    + "lib:../crypto/x509/by_file.c:229:\n");
        }
        var out = new StringBuilder();
        var err = new StringBuilder();
        int exit = 0;
        for (String file : files) {
            Optional<String> text = node.disk().text(call.path(file));
            Optional<X509Certificate> certificate = text.flatMap(Certificates::read);
            if (certificate.isEmpty()) {
                // OpenSSL 3.0.19
                err.append(text.isEmpty() ? "Could not open file or uri for loading certificate file from " + file
                        + "\n4017C6EF217F0000:error:16000069:STORE routines:ossl_store_get0_loader_int:unregistered "
                        + "scheme:../crypto/store/store_register.c:237:scheme=file"
                        + "\n4017C6EF217F0000:error:80000002:system library:file_open:No such file or "
                        + "directory:../providers/implementations/storemgmt/file_store.c:266:calling stat("
                        + file + ")\n" : "Could not find certificate file from " + file + "\n").append("Unable to load certificate file\n");
                exit = 2;
                continue;
            }
            Optional<String> problem = problem(certificate.get(), authority, node.now());
            if (problem.isEmpty()) {
                out.append(file).append(": OK\n");
            } else {
                err.append(name(certificate.get().getSubjectX500Principal(), node)).append('\n').append(problem.get()).append("\nerror ")
                        .append(file)
                        .append(": verification failed\n");
                exit = 2;
            }
        }
        return new Answer(exit, out.toString(), err.toString());
    }

    private static Optional<String> problem(X509Certificate certificate, Optional<X509Certificate> authority, Instant now) {
        boolean issued = authority.map(ca -> ca.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && signed(certificate, ca)).orElse(false);
        if (!issued) {
            boolean self = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
            return Optional.of(self ? "error 18 at 0 depth lookup: self-signed certificate"
                    : "error 20 at 0 depth lookup: unable to get local issuer certificate");
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of("error 10 at 0 depth lookup: certificate has expired");
        }
        return now.isBefore(certificate.getNotBefore().toInstant())
                ? Optional.of("error 9 at 0 depth lookup: certificate is not yet valid") : Optional.empty();
    }

    private static boolean signed(X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Answer x509(Call call, List<String> args, Machine node) {
        String text;
        int in = args.indexOf("-in");
        if (in >= 0 && in + 1 < args.size()) {
            Optional<String> file = node.disk().text(call.path(args.get(in + 1)));
            if (file.isEmpty()) {
                return Answer.fail(1, "Could not open file or uri for loading certificate from " + args.get(in + 1) + "\n");
            }
            text = file.get();
        } else {
            try {
                text = new String(call.in().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                text = "";
            }
        }
        Optional<X509Certificate> read = Certificates.read(text.substring(Math.max(0, text.indexOf("-----BEGIN CERTIFICATE"))));
        if (read.isEmpty()) {
            return Answer.fail(1, "Could not find certificate from " + (in >= 0 ? args.get(in + 1) : "<stdin>") + "\n");
        }
        return print(read.get(), args, text, node);
    }

    private static Answer key(Call call, List<String> args, Machine node) {
        List<String> rest = new ArrayList<>(args);
        int in = rest.indexOf("-in");
        if (in < 0 || in + 1 >= rest.size()) {
            return Answer.unsupported("openssl", "pkey without -in");
        }
        String file = rest.get(in + 1);
        rest.subList(in, in + 2).clear();
        if (!rest.equals(List.of("-passin", "pass:", "-pubout")) && !rest.equals(List.of("-pubout"))) {
            return Answer.unsupported("openssl", "pkey " + String.join(" ", rest));
        }
        Optional<String> text = node.disk().text(call.path(file));
        return text.flatMap(Certificates::publicKey).map(key -> Answer.ok(Certificates.pem("PUBLIC KEY", key.getEncoded()))).orElseGet(() ->
                Answer.fail(1,
                        (text.isEmpty() ? "Could not open file or uri for loading key from " : "Could not read key from ") + file + "\n"));
    }

    private static Answer print(X509Certificate certificate, List<String> args, String pem, Machine node) {
        var out = new StringBuilder();
        for (int i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case "-in", "-nameopt", "-inform" -> i++;
                case "-noout", "-sha256" -> {
                    // what is printed does not depend on them
                }
                case "-subject" -> out.append("subject=").append(name(certificate.getSubjectX500Principal(), node)).append('\n');
                case "-issuer" -> out.append("issuer=").append(name(certificate.getIssuerX500Principal(), node)).append('\n');
                case "-fingerprint" -> {
                    if (!args.contains("-sha256")) {
                        return Answer.unsupported("openssl", "x509 -fingerprint without -sha256");
                    }
                    out.append("sha256 Fingerprint=").append(Certificates.fingerprint(certificate)).append('\n');
                }
                case "-startdate" -> out.append("notBefore=").append(date(certificate.getNotBefore().toInstant())).append('\n');
                case "-enddate" -> out.append("notAfter=").append(date(certificate.getNotAfter().toInstant())).append('\n');
                case "-dates" -> out.append("notBefore=").append(date(certificate.getNotBefore().toInstant())).append("\nnotAfter=")
                        .append(date(certificate.getNotAfter().toInstant())).append('\n');
                case "-serial" -> out.append("serial=").append(certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT))
                        .append('\n');
                case "-pubkey" -> out.append(Certificates.pem("PUBLIC KEY", certificate.getPublicKey().getEncoded()));
                case "-ext" -> {
                    i++;
                    out.append(alternatives(certificate));
                }
                default -> {
                    return Answer.unsupported("openssl", "x509 " + args.get(i));
                }
            }
        }
        return Answer.ok(args.contains("-noout") ? out.toString() : out + pem);
    }

    private static String alternatives(X509Certificate certificate) {
        var list = new StringJoiner(", ", "X509v3 Subject Alternative Name: \n    ", "\n");
        try {
            certificate.getSubjectAlternativeNames().forEach(name -> list.add((name.get(0).equals(7) ? "IP Address:" : "DNS:")
                    + (name.get(1).toString().contains(":") ? name.get(1).toString().toUpperCase(Locale.ROOT) : name.get(1))));
        } catch (CertificateParsingException e) {
            return "No extensions matching subjectAltName\n";
        }
        return list.toString();
    }

    private static String date(Instant at) {
        return TimeFormat.format(at, ZoneOffset.UTC, "MMM ") + String.format("%2d", at.atZone(ZoneOffset.UTC).getDayOfMonth())
                + TimeFormat.format(at, ZoneOffset.UTC, " HH:mm:ss yyyy") + " GMT";
    }

    // OpenSSL 3.0 of Debian 12 puts blanks around the equals sign, 3.5 of Debian 13 does not.
    private static String name(X500Principal principal, Machine node) {
        try {
            String equals = node.release().number() >= 9 ? "=" : " = ";
            var parts = new StringJoiner(", ");
            for (Rdn rdn : new LdapName(principal.getName()).getRdns()) {
                parts.add(rdn.getType() + equals + rdn.getValue());
            }
            return parts.toString();
        } catch (InvalidNameException e) {
            return principal.getName();
        }
    }

    private static Answer client(List<String> args, Machine node) {
        int at = args.indexOf("-connect");
        String[] target = at >= 0 && at + 1 < args.size() ? args.get(at + 1).replaceAll("[\\[\\]]", "").split(":(?=\\d+$)") : new String[0];
        if (target.length != 2) {
            return Answer.fail(1, "s_client: -connect argument or target parameter malformed or ambiguous\n");
        }
        Optional<Ip> ip = NameResolver.of(node).resolve(target[0]);
        TcpConnection connection = ip.map(address -> TcpConnector.connect(node, address, Integer.parseInt(target[1])))
                .orElse(new TcpConnection(TcpConnection.Outcome.NO_ROUTE, Optional.empty()));
        if (!connection.open() || connection.node().isEmpty()) {
            return Answer.fail(1, ip.isEmpty() ? "BIO_lookup_ex: Name or service not known\nconnect:errno=22\n"
                    : "connect: " + connection.outcome().text() + "\nconnect:errno="
                    + (connection.outcome() == TcpConnection.Outcome.REFUSED ? 111 : 113) + "\n");
        }
        Machine server = connection.node().get();
        String pem = Units.of(server).listener(Integer.parseInt(target[1])).flatMap(Unit::certificate).map(server.disk()::textOrEmpty)
                .orElse("");
        Optional<X509Certificate> certificate = Certificates.read(pem);
        if (certificate.isEmpty()) {
            return Answer.fail(1, "CONNECTED(00000003)\nno peer certificate available\n");
        }
        String subject = name(certificate.get().getSubjectX500Principal(), node);
        return Answer.ok("CONNECTED(00000003)\n---\nCertificate chain\n 0 s:" + subject + "\n   i:"
                + name(certificate.get().getIssuerX500Principal(), node)
                + "\n---\nServer certificate\n" + pem + "subject=" + subject + "\nissuer="
                + name(certificate.get().getIssuerX500Principal(), node)
                + "\n---\nDONE\n");
    }
}
