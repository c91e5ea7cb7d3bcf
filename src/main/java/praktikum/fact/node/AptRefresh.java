package praktikum.fact.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.fact.task.Upid;

/**
 * What kept apt from refreshing the package lists, from the log of a task {@code aptupdate}. apt ends with success where a server was
 * not reached, so the task's status alone does not tell; and the daily refresh of Proxmox VE writes no log at all.
 *
 * @param failures what apt complained of, in its order; none where all went well or nothing was written
 */
public record AptRefresh(List<Failure> failures) {

    /** Why, as far as apt says so. The order is that in which a complaint is compared with them. */
    public enum Cause {
        /** 401: a repository for which one must have paid. */
        UNAUTHORIZED("\\b401\\s+Unauthorized"),
        /** The server has no such suite or component. */
        NOT_FOUND("\\b404\\s+Not Found|(?:does not have|no longer has) a Release file|misspelt in sources\\.list"),
        /** A file of repositories that apt cannot read. */
        MALFORMED("^(?:Malformed|Type '|Unknown type|Conflicting values|Unable to parse|Unparsable|Syntax error)"
                + "|sources could not be read"),
        /** The machine's clock is not within the time for which a signature, a list or a certificate holds. */
        CLOCK("not valid yet|[Nn]ot live until|not yet (?:valid|activated)|^Release file for .{0,300} is expired"),
        /** Something between the machine and the server. */
        PROXY("\\b407\\s|from proxy|nsupported proxy|[Pp]roxy (?:Auth|CONNECT|server)|SOCKS"),
        /** The login page of a network in the place of the server. */
        PORTAL("\\bNOSPLIT\\b|network require authentication|\\b511\\s"),
        /** Signed by nobody whom the machine trusts, or not at all. */
        SIGNATURE("NO_PUBKEY|EXPKEYSIG|KEYEXPIRED|REVKEYSIG|BADSIG|GPG error|OpenPGP|\\bsqv\\b|not signed|[Ss]ignature"),
        /** https, and nobody whom the machine trusts vouches for the server. */
        CERTIFICATE("[Cc]ertificate|\\bSSL\\b|\\bTLS\\b|[Hh]andshake"),
        /** The server's name means nothing. */
        UNRESOLVED("resolv(?:e|ing) '"),
        /** No connection to the server. */
        UNREACHABLE("[Cc]ould not connect|[Uu]nable to connect|[Cc]annot initiate|[Cc]onnection (?:failed|timed|refused|reset)|timed out"),
        /** Something else. */
        OTHER("");

        private final Pattern words;

        Cause(String words) {
            this.words = Pattern.compile(words);
        }
    }

    /**
     * A complaint.
     *
     * @param cause what it is about
     * @param text as apt printed it, without the letter before it
     */
    public record Failure(Cause cause, String text) {}

    private static final int LONGEST = 200;
    // What apt says of a repository after it has said why.
    private static final Pattern CONSEQUENCE = Pattern.compile("^The repository '.*' (?:is not|is no longer|does not have|"
            + "no longer has) .*");
    private static final Pattern PROXMOX = Pattern.compile("(?:.*[.])?proxmox[.]com", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPLAINT =
            Pattern.compile("(?:E|Error): (.+)|(?:W|Warning): (.*(?:Failed to fetch|GPG error|signature verif"
            + "|misspelt in|Some index files failed|not valid yet|is expired).*)");
    private static final Pattern URL = Pattern.compile("[a-z0-9+]{1,20}://(?:[^/@ ']{1,100}@)?(\\[[^]]{1,50}]|[^/: ']{1,255})\\S*");
    private static final Pattern OTHER_END = Pattern.compile("(?:resolv(?:e|ing) '|connect(?:ion)? to )(\\[[^]]{1,50}]|[^:' ]{1,255})");

    public AptRefresh {
        failures = List.copyOf(failures);
    }

    /** What the log of a task says. */
    public static Question<AptRefresh> of(Upid task) {
        return Question.of(AptRefresh::read, "cat", task.logFile());
    }

    /**
     * Reads what {@code apt-get update} prints: {@code E: Failed to fetch http://…/InRelease  404  Not Found [IP: …]} → NOT_FOUND. A log
     * that was cleared away says nothing.
     */
    public static Reading<AptRefresh> read(Printed printed) {
        return Reading.of(printed, p -> {
            List<Failure> failures = new ArrayList<>();
            for (String line : TextLines.filledLines(p.content().orElse(""))) {
                var complaint = COMPLAINT.matcher(line);
                if (complaint.matches()) {
                    String text = complaint.group(1) == null ? complaint.group(2) : complaint.group(1);
                    failures.add(new Failure(cause(text), TextLines.cut(text, LONGEST)));
                }
            }
            return new AptRefresh(failures);
        });
    }

    /**
     * The complaint that says most: the first one with a known cause, or the first. What only follows from another, such as that a
     * repository of which nothing came is not signed, tells no cause.
     */
    public Optional<Failure> first() {
        List<Failure> causes = failures.stream().filter(failure -> !CONSEQUENCE.matcher(failure.text()).matches()).toList();
        List<Failure> telling = causes.isEmpty() ? failures : causes;
        return telling.stream().filter(failure -> failure.cause() != Cause.OTHER).findFirst().or(() -> telling.stream().findFirst());
    }

    private static Cause cause(String complaint) {
        String text = TextLines.cut(complaint, 2000);
        String words = URL.matcher(text).replaceAll("");
        Cause found = Arrays.stream(Cause.values()).filter(cause -> cause.words.matcher(words).find()).findFirst().orElse(Cause.OTHER);
        // Who could not be reached is not the repository's server: it is what stands in between.
        var server = URL.matcher(text);
        boolean named = server.find();
        // Only Proxmox sells subscriptions; another server that wants a login is just that.
        if (found == Cause.UNAUTHORIZED && named && !PROXMOX.matcher(server.group(1)).matches()) {
            return Cause.OTHER;
        }
        var tried = OTHER_END.matcher(words);
        boolean between = (found == Cause.UNRESOLVED || found == Cause.UNREACHABLE) && named && tried.find()
                && !tried.group(1).equalsIgnoreCase(server.group(1));
        return between ? Cause.PROXY : found;
    }
}
