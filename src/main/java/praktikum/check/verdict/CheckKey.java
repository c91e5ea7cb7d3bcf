package praktikum.check.verdict;

/** What a check is called within the course: the lab and the id its method carries. */
public record CheckKey(String lab, String check) implements Comparable<CheckKey> {

    /** The key of {@code LAB/CHECK}, or of {@code CHECK} in the given lab. */
    public static CheckKey parse(String text, String lab) {
        var slash = text.indexOf('/');
        return slash < 0 ? new CheckKey(lab, text) : new CheckKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(CheckKey other) {
        var byLab = lab.compareTo(other.lab);
        return byLab != 0 ? byLab : check.compareTo(other.check);
    }

    @Override
    public String toString() {
        return lab + "/" + check;
    }
}
