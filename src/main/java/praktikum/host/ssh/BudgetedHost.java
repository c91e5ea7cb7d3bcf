package praktikum.host.ssh;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import praktikum.host.Answer;
import praktikum.host.Command;
import praktikum.host.Host;
import praktikum.host.NoAnswer;
import praktikum.text.Message;

/**
 * A machine that holds up nobody for longer than its {@link Budget}: once that is spent, what is under way there is ended and
 * everything else is answered at once, until the next asking. Before the first asking nothing is counted: a drill waits as long as it
 * has to.
 */
final class BudgetedHost implements Host {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration ENDING = Duration.ofSeconds(3);

    /** What asks the machine, handing on the answers. */
    private interface Question {

        void put(SshHost to, BiConsumer<Command, Answer> heard);
    }

    private final Supplier<SshHost> fresh;
    private final InstantSource clock;
    private volatile SshHost host;
    private volatile Optional<Spending> spending = Optional.empty();
    private Optional<Message> givenUp = Optional.empty();
    private Thread ending = new Thread();

    /** @param fresh gives the machine without a connection, at first and for the asking after one in which it was given up */
    BudgetedHost(Supplier<SshHost> fresh, InstantSource clock) {
        this.fresh = fresh;
        this.clock = clock;
        this.host = fresh.get();
    }

    /** Begins an asking in which the machine may take so much. */
    synchronized void grant(Budget budget) {
        if (givenUp.isPresent()) {
            host = fresh.get();
            givenUp = Optional.empty();
        }
        var link = host.link();
        var before = spending.isPresent() ? link.computing() : Duration.ZERO;
        spending = Optional.of(new Spending(budget, () -> link.computing().minus(before)));
    }

    SshConnection link() {
        return host.link();
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public Identity identity() {
        return host.identity();
    }

    @Override
    public Answer run(Command command, Consumer<byte[]> live) {
        var answer = new CompletableFuture<Answer>();
        within(List.of(command), (asked, given) -> answer.complete(given), (to, heard) -> heard.accept(command, to.run(command, live)));
        return answer.join();
    }

    @Override
    public void runAll(List<Command> questions, BiConsumer<Command, Answer> heard) {
        within(questions, heard, (to, once) -> to.runAll(questions, once));
    }

    private void within(List<Command> questions, BiConsumer<Command, Answer> heard, Question question) {
        var to = host;
        var left = spending;
        if (left.isEmpty()) {
            question.put(to, heard);
            return;
        }
        var open = new ArrayList<>(questions);
        left.get().begin();
        try {
            await(new FutureTask<>(() -> question.put(to, (command, answer) -> {
                // What comes of its ending tells nothing: the reason stands below.
                if (why().isEmpty()) {
                    left.get().count(answer);
                    hear(command, answer, open, heard);
                }
            }), null), left.get(), open);
        } finally {
            left.get().end();
        }
        why().ifPresent(why -> questions.forEach(command ->
                hear(command, new NoAnswer(NoAnswer.Problem.BUDGET_SPENT, why, clock.instant()), open, heard)));
    }

    private static void hear(Command command, Answer answer, List<Command> open, BiConsumer<Command, Answer> heard) {
        synchronized (open) {
            if (open.remove(command)) {
                heard.accept(command, answer);
            }
        }
    }

    /** Waits until all is answered or the machine is given up. */
    private void await(FutureTask<?> answers, Spending left, List<Command> open) {
        if (isSpent(left, open)) {
            return;
        }
        var asking = Thread.startVirtualThread(answers);
        var interrupted = false;
        while (true) {
            try {
                answers.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException notYet) {
                if (isSpent(left, open)) {
                    break;
                }
            } catch (InterruptedException ended) {
                interrupted = true;
                asking.interrupt();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException trouble ? trouble : new IllegalStateException(failed.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Message> why() {
        return givenUp;
    }

    private boolean isSpent(Spending left, List<Command> open) {
        Optional<Command> busy;
        synchronized (open) {
            busy = open.stream().findFirst();
        }
        return busy.isPresent() && isSpent(left, busy.get());
    }

    private synchronized boolean isSpent(Spending left, Command busy) {
        if (givenUp.isEmpty()) {
            givenUp = left.over(name(), busy.shown());
            // Asking it to end its commands takes seconds, in which whoever sends without end would go on.
            givenUp.ifPresent(why -> ending = Thread.startVirtualThread(left.late() ? host::close : host::drop));
        }
        return givenUp.isPresent();
    }

    @Override
    public void close() {
        Optional<Thread> already;
        synchronized (this) {
            already = givenUp.map(why -> ending);
        }
        if (already.isEmpty()) {
            host.close();
            return;
        }
        try {
            already.get().join(ENDING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
