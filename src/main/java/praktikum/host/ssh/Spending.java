package praktikum.host.ssh;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import praktikum.host.Answer;
import praktikum.host.Output;
import praktikum.text.Message;

/** What a machine has taken of its {@link Budget} in one asking. */
final class Spending {

    private final Budget budget;
    private final Supplier<Duration> computing;
    private long printed;
    private long took;
    private long since;
    private int underWay;

    /** @param computing how much the kit has computed for this machine in this asking */
    Spending(Budget budget, Supplier<Duration> computing) {
        this.budget = budget;
        this.computing = computing;
    }

    /** Something is asked of the machine. */
    synchronized void begin() {
        if (underWay++ == 0) {
            since = System.nanoTime();
        }
    }

    /** It has been answered, or is not waited for any more. */
    synchronized void end() {
        took = nanos();
        since = System.nanoTime();
        underWay--;
    }

    synchronized void count(Answer answer) {
        if (answer instanceof Output output) {
            printed += output.out().length + output.err().length;
        }
    }

    /** Whether there is no time left. */
    synchronized boolean late() {
        return nanos() >= budget.time().toNanos();
    }

    /** Why a machine may not take more, by a question it has not answered; empty while something is left of everything. */
    synchronized Optional<Message> over(String machine, String open) {
        if (late()) {
            return Optional.of(Message.of("host.spent.time", machine, budget.time().toSeconds(), open));
        }
        if (printed > (long) budget.output() << 20) {
            return Optional.of(Message.of("host.spent.output", machine, budget.output(), open));
        }
        // Before so much time is over it cannot be; and asking the JVM for the first time costs as much as reading a lab's answers.
        return nanos() > budget.computing().toNanos() && computing.get().compareTo(budget.computing()) > 0
                ? Optional.of(Message.of("host.spent.computing", machine, open)) : Optional.empty();
    }

    private long nanos() {
        return underWay == 0 ? took : took + System.nanoTime() - since;
    }
}
