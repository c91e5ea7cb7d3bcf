package praktikum.fact.guest.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import praktikum.fact.ErrorText;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Parser;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.guest.GuestAbsence;

/**
 * What a guest said, or why it could not be asked.
 *
 * @param value what it said; empty where it could not be asked
 * @param silence why not; empty where it answered
 * @param <T> the fact
 */
public record GuestAnswer<T>(Optional<T> value, Optional<Silence> silence) {

    /** Why a guest could not be asked. */
    public enum Silence {
        /** The node that was asked has no such guest. */
        NOT_HERE(GuestAbsence.WORDS),
        /** It does not run. */
        NOT_RUNNING("(?:VM [0-9]{1,10} is not running|VM [0-9]{1,10} not running|(?:CT|container) '?[0-9]{1,10}'? (?:is )?not running!?)"),
        /** The machine has no channel for the agent: the option {@code agent} is not written. */
        NO_AGENT_CONFIGURED("No QEMU guest agent configured"),
        /** Nobody answers on the channel: not installed, not started, still booting, or the option came after the machine was started. */
        AGENT_NOT_RUNNING("QEMU guest agent is not running"),
        /** The agent answered that it does not do this. */
        AGENT_REFUSED("Agent error: .{1,500}");

        private final Pattern words;

        Silence(String words) {
            this.words = Pattern.compile(words);
        }
    }

    /** A command of a virtual machine's agent, such as {@code network-get-interfaces}, on the node that has the machine. */
    static <T> Question<GuestAnswer<T>> ofAgent(Parser<T> parser, long id, String command) {
        return Question.of(answered(parser), "qm", "guest", "cmd", Long.toString(id), command);
    }

    /** Another question, put to a virtual machine through its agent, on the node that has the machine. */
    public static <T> Question<GuestAnswer<T>> inVm(long id, Question<T> question) {
        List<String> argv = new ArrayList<>(List.of("qm", "guest", "exec", Long.toString(id), "--"));
        argv.addAll(question.argv());
        return Question.of(answered(printed -> readExec(printed, question)), argv);
    }

    /** Another question, put to a container, on the node that has the container. */
    public static <T> Question<GuestAnswer<T>> inContainer(long id, Question<T> question) {
        List<String> argv = new ArrayList<>(List.of("pct", "exec", Long.toString(id), "--"));
        argv.addAll(question.argv());
        return Question.of(answered(question.parser()), argv);
    }

    /** A parser of what a guest answered that also knows the ways of being silent. */
    static <T> Parser<GuestAnswer<T>> answered(Parser<T> parser) {
        return printed -> {
            String error = ErrorText.only(printed);
            if (printed.exit() != 0 && printed.out().isBlank()) {
                for (Silence silence : Silence.values()) {
                    if (silence.words.matcher(error).matches()) {
                        return Reading.known(new GuestAnswer<>(Optional.empty(), Optional.of(silence)));
                    }
                }
            }
            return switch (parser.read(printed)) {
                case Reading.Known<T>(var value) -> Reading.known(new GuestAnswer<>(Optional.of(value), Optional.empty()));
                case Reading.Strange<T>(String why, String text) -> new Reading.Strange<>(why, text);
            };
        };
    }

    /** Reads {@code {"exitcode":0,"exited":1,"out-data":"…"}}: what the command printed in the guest, read as if it were printed here. */
    private static <T> Reading<T> readExec(Printed printed, Question<T> question) {
        Reading<Printed> inside = Reading.of(printed, GuestAnswer::inside);
        return switch (inside) {
            case Reading.Known<Printed>(var value) -> question.read(value);
            case Reading.Strange<Printed>(String why, String text) -> new Reading.Strange<>(why, text);
        };
    }

    private static Printed inside(Printed printed) throws NotUnderstood {
        Json json = Json.of(printed);
        if (!json.flagIfAny("exited") || json.find("exitcode").isEmpty()) {
            throw new NotUnderstood("the command in the guest has not ended, or was killed");
        }
        boolean cut = json.flagIfAny("out-truncated") || json.flagIfAny("err-truncated");
        return new Printed((int) Math.clamp(json.number("exitcode"), 0, 255), json.findText("out-data").orElse(""),
                json.findText("err-data").orElse(""), cut, printed.asked(), printed.took());
    }
}
