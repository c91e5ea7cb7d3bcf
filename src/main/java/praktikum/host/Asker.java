package praktikum.host;

/** One host as a run asks it: live through a witness, or from evidence. Calls may come from many threads at once. */
public interface Asker {

    /** The host's name in the site. */
    String name();

    /**
     * Asks and gives the answer with its place in the evidence.
     *
     * @param askedBy who wants to know: a check's id, a drill, a lab's step
     */
    Witnessed ask(Command command, String askedBy);
}
