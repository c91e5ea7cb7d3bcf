package praktikum.fact.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Parser;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.TextLines;
import praktikum.fact.network.ConnectOutcome;
import praktikum.fact.network.TcpTrial;

/**
 * What answers on the port of the web interface where one asks for a page, through OpenSSL, which every node has. An open port is not
 * enough: the kernel accepts connections for a pveproxy whose workers cannot start, and anybody may listen there.
 *
 * @param outcome how it ended
 * @param text the answer's first line with the name of the server, or the line of standard error that tells
 */
public record WebAnswer(Outcome outcome, String text) {

    /** How the asking ended. */
    public enum Outcome {
        /** Proxmox VE answered as it should: its page, or that nobody has logged in. */
        WORKS,
        /** Proxmox VE answered with an error. */
        BROKEN,
        /** Something else answered. */
        FOREIGN,
        /** The connection came about and was ended without an answer. */
        ENDED,
        /** The connection came about and nothing came back in time. */
        SILENT,
        /** No connection came about. */
        NOT_CONNECTED
    }

    /** The page that a browser gets first. */
    public static final String PAGE = "/";
    /** The version of the API, which it tells to those who have logged in; others get 401. */
    public static final String VERSION = "/api2/json/version";

    // Below TLS first: s_client alone does not tell a connection that nobody answers from an interface that is silent.
    private static final String SCRIPT = "timeout 5 bash -c 'exec 3<>\"/dev/tcp/$1/8006\"' - \"$3\" || exit; echo connected >&2; "
            + "printf 'GET %s HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' \"$1\" \"$2\" | "
            + "openssl s_client -quiet -connect \"$2:8006\"";
    private static final String CONNECTED = "connected";
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final List<Integer> ENDED_BY_TIMEOUT = List.of(124, 137);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: (.{0,200}))?");
    private static final Pattern SERVER = Pattern.compile("(?i)server: *(.{1,100})");
    private static final Pattern ERRNO = Pattern.compile("connect:errno=[0-9]{1,3}|:BIO_connect:|:BIO_lookup_ex:|:conn_state:");
    private static final Pattern OTHER_PROTOCOL = Pattern.compile(":(wrong version number|packet length too long|record too small|"
            + "http request)"
            + ":|unknown protocol");
    private static final String DAEMON = "pve-api-daemon/";
    private static final String TITLE = "Proxmox Virtual Environment";

    /** To a path at an address, port 8006. */
    public static Question<WebAnswer> of(String address, String path) {
        return question(printed -> read(printed, path), address, path);
    }

    /** By the same command, how far one gets to that port. */
    public static Question<TcpTrial> connection(String address, String path) {
        return question(WebAnswer::readConnection, address, path);
    }

    private static <T> Question<T> question(Parser<T> parser, String address, String path) {
        return Question.of(parser, "bash", "-c", SCRIPT, "-", path, address.indexOf(':') < 0 ? address : "[" + address + "]", address)
                .within(PATIENCE);
    }

    /** Reads how the connection ended: {@code connected} on standard error comes after it; before that TcpTrial's texts. */
    public static Reading<TcpTrial> readConnection(Printed printed) {
        return connected(printed) ? Reading.known(new TcpTrial(ConnectOutcome.CONNECTED))
                : printed.exit() == 0 ? Reading.strange("an answer without a connection", printed) : TcpTrial.read(printed);
    }

    private static boolean connected(Printed printed) {
        return printed.err().startsWith(CONNECTED + "\n");
    }

    /** Reads the answer to a path: {@code HTTP/1.1 401 No ticket} of {@code Server: pve-api-daemon/3.0} → WORKS for the API. */
    public static Reading<WebAnswer> read(Printed printed, String path) {
        return Reading.ofStart(printed, p -> {
            List<String> lines = TextLines.filledLines(p.out());
            if (!lines.isEmpty()) {
                return answered(lines, path);
            }
            if (ENDED_BY_TIMEOUT.contains(p.exit())) {
                return new WebAnswer(connected(p) ? Outcome.SILENT : Outcome.NOT_CONNECTED, "–");
            }
            List<String> said = TextLines.filledLines(p.err()).stream().skip(connected(p) ? 1 : 0).toList();
            // bash says it by its name, s_client, where it is closed in between, with an errno.
            if (said.stream().anyMatch(line -> ERRNO.matcher(line).find() || ConnectOutcome.failure(line).isPresent())) {
                return new WebAnswer(Outcome.NOT_CONNECTED, cut(said.getFirst()));
            }
            Optional<String> other = said.stream().filter(line -> OTHER_PROTOCOL.matcher(line).find()).findFirst();
            if (other.isPresent()) {
                return new WebAnswer(Outcome.FOREIGN, "no TLS");
            }
            if (p.exit() > 1) {
                throw p.failure();
            }
            return new WebAnswer(Outcome.ENDED, "–");
        });
    }

    /** Whether Proxmox VE answered as it should. */
    public boolean works() {
        return outcome == Outcome.WORKS;
    }

    private static WebAnswer answered(List<String> lines, String path) throws NotUnderstood {
        Matcher status = STATUS.matcher(lines.getFirst().strip());
        String server = lines.stream().map(line -> SERVER.matcher(line.strip())).filter(Matcher::matches).map(found -> found.group(1))
                .findFirst().orElse("");
        if (!status.matches()) {
            if (!server.isEmpty() || lines.stream().anyMatch(line -> line.contains(TITLE))) {
                throw new NotUnderstood("no status in the first line", lines.getFirst());
            }
            return new WebAnswer(Outcome.FOREIGN, cut(lines.getFirst()));
        }
        boolean page = path.equals(PAGE);
        boolean own = server.startsWith(DAEMON) || page && lines.stream().anyMatch(line -> line.contains(TITLE))
                || !page && Optional.ofNullable(status.group(2)).filter(reason -> reason.contains("ticket")).isPresent();
        boolean works = status.group(1).equals("200") || !page && status.group(1).equals("401");
        return new WebAnswer(!own ? Outcome.FOREIGN : works ? Outcome.WORKS : Outcome.BROKEN,
                cut(status.group() + (server.isEmpty() || own ? "" : " (" + server + ")")));
    }

    private static String cut(String line) {
        return TextLines.cut(line.strip(), Reading.Strange.EXCERPT);
    }
}
