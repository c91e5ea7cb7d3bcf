package praktikum.host;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A machine that runs commands. Every implementation passes the same contract test. All calls may come from many
 * threads at once; an implementation queues what its connection cannot carry.
 */
public interface Host extends AutoCloseable {

    /** The machine's name in the site. */
    String name();

    /** Who answered: empty strings until the first answer and where there is no network in between. */
    Identity identity();

    /**
     * Runs a command to its end, handing on what it prints as it comes, standard output and error mixed. Never throws for what the host
     * does.
     */
    Answer run(Command command, Consumer<byte[]> live);

    /** Runs a command to its end. */
    default Answer run(Command command) {
        return run(command, printed -> { });
    }

    /**
     * Runs commands that change nothing, as many at once as the connection carries, and hands on each answer as it comes, on
     * any thread. The answers are what {@link #run} gives for each alone, but a command may be sent more than once.
     */
    default void runAll(List<Command> questions, BiConsumer<Command, Answer> heard) {
        InParallel.each(questions, question -> heard.accept(question, run(question)));
    }

    /** Ends the connection; commands still running are ended, on the host too. */
    @Override
    void close();

    /**
     * The address and key of the machine that answered.
     *
     * @param address host and port, as {@code 192.168.137.10:22}
     * @param fingerprint of its host key, as OpenSSH prints it: {@code SHA256:…}
     */
    record Identity(String address, String fingerprint) {

        /** Nobody answered yet, or there is no network in between. */
        public static final Identity NONE = new Identity("", "");
    }
}
