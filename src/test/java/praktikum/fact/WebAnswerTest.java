package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.fact.network.ConnectOutcome;
import praktikum.fact.node.WebAnswer;
import praktikum.fact.node.WebAnswer.Outcome;

/** What pveproxy, other servers and OpenSSL 3.0.19 print where one asks behind port 8006. */
class WebAnswerTest {

    private static final String EOF_SEEN =
            "40E7EBA6327F0000:error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:../ssl/record/rec_layer_s3.c:318:\n";
    private static final String PROXMOX = "\r\nCache-Control: max-age=0\r\nConnection: close\r\nServer: pve-api-daemon/3.0\r\n\r\n";

    private static WebAnswer read(String path, int exit, String out, String err) {
        return known(WebAnswer.read(Printed.of(exit, out, err), path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                   | HTTP/1.1 200 OK                                    | WORKS
            /                   | HTTP/1.0 200 OK                                    | WORKS
            /                   | HTTP/1.1 500 file error - index.html.tpl: not found | BROKEN
            /                   | HTTP/1.1 595 Connection refused                    | BROKEN
            /                   | HTTP/1.1 401 No ticket                             | BROKEN
            /                   | HTTP/1.1 501 method 'GET' not available            | BROKEN
            /api2/json/version  | HTTP/1.1 401 No ticket                             | WORKS
            /api2/json/version  | HTTP/1.1 401 permission denied - invalid PVE ticket | WORKS
            /api2/json/version  | HTTP/1.1 200 OK                                    | WORKS
            /api2/json/version  | HTTP/1.1 596 tls_process_server_certificate        | BROKEN
            /api2/json/version  | HTTP/1.1 501 no such uri                           | BROKEN
            """)
    void pveproxyWorksOrSaysWhatIsWrong(String path, String status, Outcome outcome) {
        assertEquals(new WebAnswer(outcome, status), read(path, 0, status + PROXMOX, ""));
        assertEquals(outcome, read(path, 1, status + PROXMOX, EOF_SEEN).outcome(), "it may end without a word, as pveproxy does");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.0 200 OK       | Server: SimpleHTTP/0.6 Python/3.11.7 | HTTP/1.0 200 OK (SimpleHTTP/0.6 Python/3.11.7)
            HTTP/1.1 401 Unauthorized | Server: nginx/1.26.3             | HTTP/1.1 401 Unauthorized (nginx/1.26.3)
            SSH-2.0-OpenSSH_10.0p2 | Debian-7                            | SSH-2.0-OpenSSH_10.0p2
            """)
    void whateverElseAnswersIsForeign(String first, String second, String text) {
        for (var path : new String[] {WebAnswer.PAGE, WebAnswer.VERSION}) {
            assertEquals(new WebAnswer(Outcome.FOREIGN, text), read(path, 1, first + "\r\n" + second + "\r\n\r\n<h1>x</h1>\n", EOF_SEEN));
        }
    }

    /** A proxy of one's own before pveproxy takes its name away, but not the page and not the API's words. */
    @Test
    void pveproxyBehindAnotherServerIsStillItself() {
        assertEquals(Outcome.WORKS, read(WebAnswer.PAGE, 0, "HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n<!DOCTYPE html>\n<html>\n"
                + "<title>n1 - Proxmox Virtual Environment</title>", "").outcome());
        assertEquals(Outcome.WORKS, read(WebAnswer.VERSION, 0, "HTTP/1.1 401 No ticket\r\nServer: nginx\r\n\r\n", "").outcome());
    }

    @Test
    void withoutAnAnswerOpensslTellsHowFarItGot() {
        assertEquals(Outcome.SILENT, read(WebAnswer.PAGE, 124, "", "connected\n").outcome());
        assertEquals(Outcome.SILENT, read(WebAnswer.PAGE, 137, "", "connected\n").outcome());
        assertEquals(Outcome.NOT_CONNECTED, read(WebAnswer.PAGE, 124, "", "").outcome());
        assertEquals(Outcome.ENDED, read(WebAnswer.PAGE, 1, "", "connected\n" + EOF_SEEN).outcome());
        assertEquals(Outcome.FOREIGN, read(WebAnswer.PAGE, 1, "",
                "4027F4ABFD7E0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:350:\n")
                .outcome());
        assertEquals(Outcome.NOT_CONNECTED, read(WebAnswer.PAGE, 1, "", """
                40B73E28D67F0000:error:8000006F:system library:BIO_connect:Connection refused:../crypto/bio/bio_sock2.c:117:calling connect()
                40B73E28D67F0000:error:10000067:BIO routines:BIO_connect:connect error:../crypto/bio/bio_sock2.c:119:
                connect:errno=111
                """).outcome());
        assertEquals(Outcome.NOT_CONNECTED, read(WebAnswer.PAGE, 1, "", "-: connect: No route to host\n").outcome());
        assertInstanceOf(Reading.Strange.class, WebAnswer.read(Printed.of(127, "", "bash: line 1: openssl: command not found\n"), "/"));
    }

    /** The same output tells how the connection below came about, whatever is to be said of the answer. */
    @Test
    void beforeTheAnswerStandsTheConnection() {
        for (var err : List.of("connected\n", "connected\n" + EOF_SEEN, "connected\nbash: line 1: openssl: command not found\n")) {
            assertEquals(ConnectOutcome.CONNECTED, connection(1, err));
        }
        assertEquals(ConnectOutcome.CONNECTED, connection(124, "connected\n"));
        assertEquals(ConnectOutcome.TIMED_OUT, connection(124, ""));
        assertEquals(ConnectOutcome.REFUSED, connection(1, "-: connect: Connection refused\n-: line 1: /dev/tcp/192.0.2.11/8006: "
                + "Connection refused\n"));
        strange(WebAnswer.readConnection(Printed.of("")));
        strange(WebAnswer.readConnection(Printed.of(1, "connected\n", "")));
        strange(WebAnswer.readConnection(Printed.of(127, "", "bash: line 1: timeout: command not found\n")));
    }

    private static ConnectOutcome connection(int exit, String err) {
        return known(WebAnswer.readConnection(Printed.of(exit, "", err))).outcome();
    }
}
