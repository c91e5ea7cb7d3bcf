package praktikum.host;

/** What came of asking a host: the command's {@link Output}, or {@link NoAnswer} and why. */
public sealed interface Answer permits Output, NoAnswer {
}
