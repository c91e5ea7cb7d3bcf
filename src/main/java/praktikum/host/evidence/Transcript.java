package praktikum.host.evidence;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import praktikum.host.Host;
import praktikum.host.PrivateFile;
import praktikum.text.Message;

/**
 * The append-only file of everything a run saw and did. Every record is handed to the operating system before the call
 * that wrote it returns, so what is in it survives a killed kit. Many threads may write at once; the order of the file
 * is the order of writing. Disk trouble is thrown as {@link UncheckedIOException}: a run without evidence must not go on.
 */
public final class Transcript implements AutoCloseable {

    private final Path file;
    // No FileChannel: an interrupted thread would close it under all the others.
    private final FileOutputStream to;
    private final long seed;
    private final InstantSource clock;
    private final EntryWriter writer = new EntryWriter();
    private final ReentrantLock order = new ReentrantLock();
    private int last = 1;
    private final Instant started;
    private Instant latest;
    private String hash;
    private boolean ended;

    private Transcript(Path file, FileOutputStream to, long seed, InstantSource clock, Instant started, String hash) {
        this.file = file;
        this.to = to;
        this.seed = seed;
        this.clock = clock;
        this.started = started;
        this.latest = started;
        this.hash = hash;
    }

    /**
     * Starts a transcript in a new file (0600 where the file system knows modes) and writes its first record.
     *
     * @throws java.nio.file.FileAlreadyExistsException a transcript is never written over
     */
    public static Transcript create(Path file, RunHeader opening, InstantSource clock) throws IOException {
        // Made before the file is: who is killed just now leaves none rather than an empty one.
        var started = clock.instant();
        var object = new EntryWriter().write(new Entry.Started(1, started, opening), RecordHash.NONE);
        var hash = RecordHash.hash(object);
        var line = RecordHash.line(object, hash);
        PrivateFile.create(file);
        var to = new FileOutputStream(file.toFile(), true);
        to.write(line);
        return new Transcript(file, to, opening.seed(), clock, started, hash);
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** What marker texts are made from. */
    public long seed() {
        return seed;
    }

    /** The time of its first record. */
    public Instant started() {
        return started;
    }

    /** The time of the record that was written last. */
    public Instant latest() {
        order.lock();
        try {
            return latest;
        } finally {
            order.unlock();
        }
    }

    /** A host whose answers are all recorded here. */
    public Witness witness(Host host) {
        return new Witness(host, this);
    }

    /**
     * Writes down a change before it is made.
     *
     * @return the intent's number, for {@link #done}
     */
    public int intent(String host, Message what, List<String> change, List<String> undo) {
        return append(sequence -> new Entry.Intent(sequence, clock.instant(), host, what, change, undo)).sequence();
    }

    /** Writes down what became of an intent. */
    public void done(int intent, Entry.Outcome outcome) {
        append(sequence -> new Entry.Done(sequence, clock.instant(), intent, outcome));
    }

    /** How many records it has by now. */
    public int records() {
        order.lock();
        try {
            return last;
        } finally {
            order.unlock();
        }
    }

    /** Writes down a moment that a timeline needs. */
    public void mark(String name) {
        append(sequence -> new Entry.Mark(sequence, clock.instant(), name));
    }

    /** Takes over all records of another transcript, so that this file alone tells everything. */
    public List<Entry.Copied> copy(Evidence other) {
        var copies = new ArrayList<Entry.Copied>();
        for (var i = 0; i < other.entries().size(); i++) {
            var line = other.lines().get(i);
            var original = other.entries().get(i);
            append(sequence -> {
                var copied = new Entry.Copied(sequence, clock.instant(), other.opening().run(), line, original);
                copies.add(copied);
                return copied;
            });
        }
        return copies;
    }

    /**
     * Writes the last record; nothing can be written afterwards.
     *
     * @return the last record's hash, which stands for the whole file
     */
    public String end(RunStatus status) {
        order.lock();
        try {
            append(sequence -> new Entry.Ended(sequence, clock.instant(), sequence, status));
            ended = true;
            to.getFD().sync();
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            order.unlock();
        }
    }

    /** Closes the file; without {@link #end} it reads as that of a run that was cut short. */
    @Override
    public void close() throws IOException {
        order.lock();
        try {
            ended = true;
            to.close();
        } finally {
            order.unlock();
        }
    }

    /** Writes a record unless the transcript has ended. */
    <E extends Entry> Optional<E> appendInTime(IntFunction<E> made) {
        order.lock();
        try {
            return ended ? Optional.empty() : Optional.of(append(made));
        } finally {
            order.unlock();
        }
    }

    /** Writes a record that is made once its number is known. */
    private <E extends Entry> E append(IntFunction<E> made) {
        order.lock();
        try {
            if (ended) {
                throw new IllegalStateException(file + " has ended, nothing can be added to it");
            }
            var entry = made.apply(last + 1);
            var object = writer.write(entry, hash);
            var own = RecordHash.hash(object);
            to.write(RecordHash.line(object, own));
            last++;
            latest = entry.time();
            hash = own;
            return entry;
        } catch (IOException e) {
            // Half a line may be there; another one after it would make the file read as damaged.
            ended = true;
            throw new UncheckedIOException(e);
        } finally {
            order.unlock();
        }
    }
}
