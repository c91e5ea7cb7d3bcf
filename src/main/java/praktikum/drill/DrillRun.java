package praktikum.drill;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.InParallel;
import praktikum.host.NoAnswer;
import praktikum.host.Output;
import praktikum.host.WitnessedHost;
import praktikum.host.evidence.Transcript;
import praktikum.site.Site;
import praktikum.text.Language;

/**
 * What a drill is run with, and what all drills do the same way.
 *
 * @param hosts every node of the site by name, and {@link #KIT} for the machine the kit runs on
 * @param patience how long a stage may take to settle, at least some ten seconds
 * @param times how often in a row, 1 or more
 */
public record DrillRun(Site site, Map<String, WitnessedHost> hosts, Transcript transcript, Operator operator,
        Duration patience, int times) {

    /** The machine the kit runs on, in transcripts: where power switches are worked. */
    public static final String KIT = "praktikum";

    /** Between two looks: a drill's figures are good to about this. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    public DrillRun {
        hosts = Map.copyOf(hosts);
    }

    /** The same of every node, all at once. */
    public <T> Map<String, T> each(Collection<String> nodes, Function<WitnessedHost, T> asks) throws InterruptedException {
        var answers = new ConcurrentHashMap<String, T>();
        InParallel.each(nodes, node -> answers.put(node, asks.apply(hosts.get(node))));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var ordered = new LinkedHashMap<String, T>();
        nodes.forEach(node -> ordered.put(node, answers.get(node)));
        return ordered;
    }

    /** A look at the machines. */
    public interface Look<T> {
        T look() throws InterruptedException;
    }

    /** Looks again and again until it is enough or the patience is over; gives what was seen last. */
    public <T> T watch(Look<T> look, Predicate<T> enough) throws InterruptedException {
        // Not by the clock: it may be set while a drill runs, and then patience would be over at once, or last for hours.
        var began = System.nanoTime();
        while (true) {
            var seen = look.look();
            if (enough.test(seen) || System.nanoTime() - began >= patience.toNanos()) {
                return seen;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Asks a host something and reads what it says. */
    public <T> Reading<T> ask(String host, Question<T> question, String askedBy) {
        var command = Command.of(question.argv());
        var limited = question.timeout().map(command::within).orElse(command);
        return DrillRecords.read(hosts.get(host).ask(limited, askedBy).answer(), question);
    }

    /** What an answer says in a word or two, for the operator. */
    public static String said(Answer answer) {
        return switch (answer) {
            case NoAnswer silence -> silence.why().in(Language.ENGLISH);
            case Output output -> "exit " + output.exit() + " " + (output.outText() + output.errText()).strip();
        };
    }
}
