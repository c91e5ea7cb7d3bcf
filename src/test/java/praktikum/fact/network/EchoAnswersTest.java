package praktikum.fact.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static praktikum.fact.Readings.known;
import static praktikum.fact.Readings.strange;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import praktikum.fact.Printed;

/** What is counted of a ping, whichever program it is. */
class EchoAnswersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 3 packets transmitted, 3 received, 0% packet loss, time 2003ms | 3 3",
        "0 | 3 packets transmitted, 1 packets received, 66% packet loss | 3 1",
        "1 | 3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 2053ms | 3 0",
        "1 | 3 packets transmitted, 0 packets received, 100% packet loss | 3 0"})
    void answersAreCounted(int exit, String summary, String expected) {
        var answers = known(EchoAnswers.read(Printed.of(exit, "PING x\n\n--- x ping statistics ---\n" + summary + "\n", "")));
        assertEquals(expected, answers.sent() + " " + answers.received());
    }

    @Test
    void noRouteMeansThatNothingWasSent() {
        for (var error : List.of("ping: connect: Network is unreachable\n", "ping: sendto: Network unreachable\n")) {
            assertEquals(new EchoAnswers(0, 0), known(EchoAnswers.read(Printed.of(2, "", error))));
        }
    }

    @Test
    void whatContradictsItselfIsNotUnderstood() {
        strange(EchoAnswers.read(Printed.of(1, "3 packets transmitted, 3 received, 0% packet loss\n", "")));
        strange(EchoAnswers.read(Printed.of(0, "3 packets transmitted, 4 received, 0% packet loss\n", "")));
        strange(EchoAnswers.read(Printed.of(0, "pong\n", "")));
    }
}
