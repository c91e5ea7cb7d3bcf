package praktikum.drill.guest;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import praktikum.drill.DrillRun;
import praktikum.fact.Question;
import praktikum.fact.Reading;
import praktikum.fact.network.EchoTrace;
import praktikum.host.Command;
import praktikum.net.Addresses;
import praktikum.site.PlannedNode;
import praktikum.site.Site;
import praktikum.text.Message;

/**
 * Several machines that send echo requests to a guest without a pause, until they are told to end: what its users notice of it. They end by
 * themselves where nobody tells them.
 */
public final class EchoObservers implements AutoCloseable {

    static final String ASKED_TO_TRY = "echo-try/";
    static final String ASKED_TO_OBSERVE = "echo/";
    static final String ASKED_TO_END = "echo-end/";

    /** Ten requests a second; a user of an older system may send no more than five. */
    private static final List<Duration> INTERVALS = List.of(Duration.ofMillis(100), Duration.ofMillis(200));
    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final Duration BETWEEN_ENDINGS = Duration.ofMillis(200);
    private static final int MOST_ENDINGS = 50;

    private final DrillRun run;
    private final String address;
    private final Map<String, Question<EchoTrace>> questions;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> observing = new ArrayList<>();

    private EchoObservers(DrillRun run, String address, Map<String, Question<EchoTrace>> questions) {
        this.run = run;
        this.address = address;
        this.questions = questions;
    }

    /**
     * Those that observe a guest: where they are, and how often each sends.
     *
     * @param intervals by the host
     */
    public record Chosen(InetAddress guest, Map<String, Duration> intervals) {

        public Chosen {
            intervals = Map.copyOf(intervals);
        }

        /** Begins to observe. */
        public EchoObservers begin(DrillRun run) {
            var address = Addresses.text(guest);
            var questions = new LinkedHashMap<String, Question<EchoTrace>>();
            intervals.forEach((host, interval) -> questions.put(host, EchoTrace.of(address, interval, LONGEST)));
            var observers = new EchoObservers(run, address, questions);
            observers.begin();
            return observers;
        }
    }

    /**
     * Looks who can observe a guest: the kit's own machine, where it is in the network of the nodes, and nodes, so many that there are two
     * observers.
     *
     * @param nodes those that may, the best ones first
     */
    public static Chosen choose(DrillRun run, InetAddress guest, List<String> nodes) throws InterruptedException {
        var chosen = new LinkedHashMap<String, Duration>();
        if (kitIsThere(run.site())) {
            attempt(run, DrillRun.KIT, guest, chosen);
        }
        if (chosen.isEmpty()) {
            run.operator().hear(Message.of("drill.guest.not-from-here", Addresses.text(guest)));
        }
        for (var node : nodes) {
            if (chosen.size() < 2) {
                attempt(run, node, guest, chosen);
            }
        }
        return new Chosen(guest, chosen);
    }

    /** Whether SSH goes straight to a node at its planned address: else the kit is elsewhere, and the guest's address somebody else's. */
    private static boolean kitIsThere(Site site) {
        return site.nodes().stream().anyMatch(node -> direct(site, node));
    }

    private static boolean direct(Site site, PlannedNode node) {
        return site.ssh().of(node.login()).jump().isEmpty()
                && Addresses.parse(node.login().address()).filter(node.address()::equals).isPresent();
    }

    private static void attempt(DrillRun run, String host, InetAddress guest, Map<String, Duration> chosen) throws InterruptedException {
        for (var interval : INTERVALS) {
            var tried = run.ask(host, EchoTrace.trial(Addresses.text(guest), interval), ASKED_TO_TRY + Addresses.text(guest));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (tried instanceof Reading.Known<EchoTrace>(var trace)) {
                if (!trace.replies().isEmpty()) {
                    chosen.put(host, interval);
                }
                return;
            }
        }
    }

    private void begin() {
        questions.forEach((host, question) -> observing.add(threads.submit(() -> run.ask(host, question, ASKED_TO_OBSERVE + address))));
    }

    /** Tells them to end, and waits until they have. */
    public void end() throws InterruptedException {
        var left = new LinkedHashMap<String, Future<?>>();
        questions.keySet().forEach(host -> left.put(host, observing.get(left.size())));
        for (var attempts = 0; attempts < MOST_ENDINGS && !left.isEmpty(); attempts++) {
            // One that has not begun yet hears nothing; it is told again.
            left.keySet().forEach(this::tellToEnd);
            for (var host : List.copyOf(left.keySet())) {
                if (ended(left.get(host))) {
                    left.remove(host);
                }
            }
        }
    }

    private void tellToEnd(String host) {
        var line = String.join(" ", questions.get(host).argv()).replace(".", "\\.");
        run.hosts().get(host).ask(Command.of("pkill", "-INT", "-f", "^" + line + "$"), ASKED_TO_END + address);
    }

    private static boolean ended(Future<?> observing) throws InterruptedException {
        try {
            observing.get(BETWEEN_ENDINGS.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException trouble ? trouble : new IllegalStateException(failed.getCause());
        }
    }

    /** Ends those that still observe at once, without hearing what they saw. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
