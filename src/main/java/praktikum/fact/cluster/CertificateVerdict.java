package praktikum.fact.cluster;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;

/**
 * Whether a certificate was issued by a certification authority, from {@code openssl verify -CAfile CA FILE}.
 *
 * @param outcome how it ended
 * @param text what openssl says is wrong; empty where nothing is
 */
public record CertificateVerdict(Outcome outcome, String text) {

    /** How the verification ended. */
    public enum Outcome {
        /** Issued by that authority and in force. */
        VALID,
        /** Issued by another authority, or by itself. */
        OTHER_ISSUER,
        /** No longer or not yet in force by the clock of the host. */
        NOT_IN_FORCE,
        /** Wrong in another way. */
        INVALID,
        /** There is no such certificate. */
        MISSING,
        /** There is no such authority's certificate. */
        CA_MISSING
    }

    private static final Pattern ERROR = Pattern.compile("error ([0-9]{1,3}) at [0-9]{1,3} depth lookup: ?(.{1,200})");

    /** On the web interface's certificate of a node, by the cluster's own authority. */
    public static Question<CertificateVerdict> of(String node) {
        return Question.of(CertificateVerdict::read, "openssl", "verify", "-CAfile", "/etc/pve/pve-root-ca.pem", file(node));
    }

    /** Where the certificate of a node lies. */
    public static String file(String node) {
        return "/etc/pve/nodes/" + node + "/pve-ssl.pem";
    }

    /**
     * Reads the text of OpenSSL 3: {@code error 20 at 0 depth lookup: unable to get local issuer certificate} → OTHER_ISSUER; the
     * numbers are those of X509_STORE_CTX_get_error(3).
     */
    public static Reading<CertificateVerdict> read(Printed printed) {
        return Reading.of(printed, p -> {
            if (p.exit() == 0) {
                if (!TextLines.only(p.out()).endsWith(": OK")) {
                    throw new NotUnderstood("not 'FILE: OK'");
                }
                return new CertificateVerdict(Outcome.VALID, "");
            }
            return TextLines.filledLines(p.err() + "\n" + p.out()).stream().flatMap(line -> wrong(line).stream()).findFirst()
                    .or(() -> missing(p)).orElseThrow(() -> p.failure());
        });
    }

    private static Optional<CertificateVerdict> wrong(String line) {
        Matcher error = ERROR.matcher(line);
        if (!error.matches()) {
            return Optional.empty();
        }
        Outcome outcome = switch (Integer.parseInt(error.group(1))) {
            case 2, 7, 18, 19, 20, 21, 29, 30 -> Outcome.OTHER_ISSUER;
            case 9, 10 -> Outcome.NOT_IN_FORCE;
            default -> Outcome.INVALID;
        };
        return Optional.of(new CertificateVerdict(outcome, error.group(2)));
    }

    private static Optional<CertificateVerdict> missing(Printed printed) {
        if (!printed.err().contains("No such file or directory")) {
            return Optional.empty();
        }
        String first = ErrorText.of(printed).stream().findFirst().orElse("");
        if (first.startsWith("Error loading file ")) {
            return Optional.of(new CertificateVerdict(Outcome.CA_MISSING, first));
        }
        return first.startsWith("Could not open file or uri for loading certificate") || first.startsWith("Can't open ")
                ? Optional.of(new CertificateVerdict(Outcome.MISSING, first)) : Optional.empty();
    }
}
