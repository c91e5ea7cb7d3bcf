package praktikum.host.evidence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import praktikum.host.Answer;
import praktikum.host.Host;
import praktikum.host.joint.JointCommand;
import praktikum.text.Message;

/** One record of a transcript. */
public sealed interface Entry {

    /** Its number, the first is 1; also its line in the file. */
    int sequence();

    /** When it happened, by the kit's clock: for an answer, when the command was sent. */
    Instant time();

    /** The first record. */
    record Started(int sequence, Instant time, RunHeader opening) implements Entry {
    }

    /**
     * A host was asked, and what came of it.
     *
     * @param identity which machine it was
     * @param argv the command, without what the transport puts around it
     * @param input whether it was given standard input (never which)
     * @param terminal whether it ran on a terminal
     * @param askedBy who wanted to know
     */
    record Asked(int sequence, Instant time, String host, Host.Identity identity, List<String> argv, boolean input,
                 boolean terminal, String askedBy, Answer answer) implements Entry {

        public Asked {
            argv = List.copyOf(argv);
        }

        /** It, and where its command asked several questions, each of them as if it had been asked alone; all have its number. */
        public List<Asked> questions() {
            var parts = JointCommand.apart(argv, answer).entrySet().stream().filter(part -> !input && !terminal)
                    .map(part -> new Asked(sequence, time, host, identity, part.getKey(), false, false, askedBy, part.getValue()));
            return Stream.concat(Stream.of(this), parts).toList();
        }
    }

    /**
     * A change that is about to be made, written before it is.
     *
     * @param host where the commands run
     * @param what the change in words
     * @param change argument vector that makes it
     * @param undo argument vector that takes it back, empty where only people can
     */
    record Intent(int sequence, Instant time, String host, Message what, List<String> change, List<String> undo) implements Entry {

        public Intent {
            change = List.copyOf(change);
            undo = List.copyOf(undo);
        }
    }

    /**
     * What became of an intent.
     *
     * @param intent the intent's number
     */
    record Done(int sequence, Instant time, int intent, Outcome outcome) implements Entry {
    }

    /** What can become of an intent. */
    enum Outcome {
        /** The change was made. */
        MADE,
        /** The change was taken back. */
        UNDONE
    }

    /** A moment with a name, for timelines. */
    record Mark(int sequence, Instant time, String name) implements Entry {
    }

    /**
     * A record of another transcript, taken over as it stands there.
     *
     * @param run the other transcript's run
     * @param line the other transcript's line without its line end; its own hash is checked on reading
     * @param original what the line says; its number is the one in the other transcript
     */
    record Copied(int sequence, Instant time, String run, String line, Entry original) implements Entry {
    }

    /**
     * The last record.
     *
     * @param count how many records there are, this one included
     */
    record Ended(int sequence, Instant time, int count, RunStatus status) implements Entry {
    }
}
