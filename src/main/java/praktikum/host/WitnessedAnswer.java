package praktikum.host;

/**
 * An answer with its place in the evidence.
 *
 * @param sequence the number of its transcript record, 1 or more; 0 for an answer that is in no transcript, as
 *         {@link NoAnswer.Problem#NOT_IN_EVIDENCE} is
 */
public record WitnessedAnswer(int sequence, Answer answer) {
}
