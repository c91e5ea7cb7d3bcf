package praktikum.host;

/**
 * An answer with its place in the evidence.
 *
 * @param sequence the number of its transcript record, 1 or more
 */
public record Witnessed(int sequence, Answer answer) {
}
