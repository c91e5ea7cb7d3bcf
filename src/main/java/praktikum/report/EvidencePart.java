package praktikum.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The appendix.
 *
 * @param file the transcript's file name
 * @param count how many records the transcript has
 * @param cited how many of them a verdict, a drawing or a table of the report cites
 * @param hash SHA-256 of its last record, hexadecimal; empty where the run was killed before it could close the transcript
 * @param records those that are printed, ascending: what stands beside something that did not pass
 * @param limits what an excerpt may be at most
 */
public record EvidencePart(String file, int count, int cited, Optional<String> hash, List<Record> records, Limits limits) {

    public EvidencePart {
        records = List.copyOf(records);
    }

    /** Whether the record of that number is printed, or told with one that is, so that a link leads to it. */
    public boolean prints(int number) {
        return records.stream().anyMatch(record -> record.tells(number));
    }

    /** The record with which that number is told. */
    public int toldAt(int number) {
        return records.stream().filter(record -> record.tells(number)).findFirst().map(Record::number).orElse(number);
    }

    /** How many records are told. */
    public int told() {
        return records.stream().mapToInt(record -> 1 + record.alike().size()).sum();
    }

    /**
     * What an excerpt may be at most.
     *
     * @param lines 1 or more
     * @param characters 1 or more
     */
    public record Limits(int lines, int characters) {
    }

    /**
     * A transcript record.
     *
     * @param command as a line of shell
     * @param exit empty where there was no answer
     * @param silence why there was no answer
     * @param truncated whether the transcript itself keeps only the beginning
     * @param asker the check or drill that asked
     * @param alike the numbers of later records that tell no more: the same host gave no answer for the same reason
     */
    public record Record(int number, Instant when, String host, String command, Optional<Integer> exit, Optional<String> silence,
            Duration took, OutputExcerpt out, OutputExcerpt err, boolean truncated, String asker, List<Integer> alike) {

        public Record {
            alike = List.copyOf(alike);
        }

        boolean tells(int other) {
            return number == other || alike.contains(other);
        }
    }
}
