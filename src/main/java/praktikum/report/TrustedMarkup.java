package praktikum.report;

/** Markup that was made here and is inserted as it is; every other value a template inserts is escaped. */
public record TrustedMarkup(String markup) {

    @Override
    public String toString() {
        return markup;
    }
}
