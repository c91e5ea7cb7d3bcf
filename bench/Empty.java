/** The bare JVM that start-up is measured against. */
final class Empty {

    public static void main(String[] args) {
    }
}
