package praktikum.check;

import java.net.InetAddress;
import praktikum.check.ask.CheckExecution;
import praktikum.check.ask.NodeAnswers;
import praktikum.check.network.Network;
import praktikum.check.storage.Storage;
import praktikum.check.system.OperatingSystem;
import praktikum.fact.Question;
import praktikum.net.Addresses;
import praktikum.site.PlannedMachine;

/**
 * A machine under test as a check sees it: what the site plans for it, and what it answers. An answer either gives a value or ends the
 * judging of this machine as not measured.
 */
public abstract sealed class Machine permits Node, NfsServer {

    private final PlannedMachine planned;
    private final CheckExecution execution;
    private final NodeAnswers answers;

    Machine(PlannedMachine planned, CheckExecution execution) {
        this.planned = planned;
        this.execution = execution;
        this.answers = new NodeAnswers(planned.name(), execution);
    }

    /** Its planned host name. */
    public final String name() {
        return planned.name();
    }

    /** Its planned address, an IPv4 or IPv6 literal. */
    public final String address() {
        return Addresses.text(planned.address());
    }

    /** Its planned address; of a node that of management. */
    public final InetAddress inet() {
        return planned.address();
    }

    /** What it answers to a question, such as {@code HostName.ASKED}. */
    public final <T> T ask(Question<T> question) {
        return answers.to(question);
    }

    /**
     * Has questions asked together with the next one; for those that this judging comes to when the next one has the right answer, and that
     * would otherwise wait for it. What is never asked for plays no part.
     */
    public final void prefetch(Question<?>... questions) {
        answers.prefetch(questions);
    }

    /** Its network. */
    public final Network network() {
        return new Network(inet(), answers);
    }

    /** What it stores on. */
    public final Storage storage() {
        return new Storage(answers());
    }

    /** Its operating system. */
    public final OperatingSystem system() {
        return new OperatingSystem(answers);
    }

    final NodeAnswers answers() {
        return answers;
    }

    final CheckExecution execution() {
        return execution;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Machine machine && machine.planned.equals(planned);
    }

    @Override
    public final int hashCode() {
        return planned.hashCode();
    }

    @Override
    public final String toString() {
        return name();
    }
}
