package praktikum.site.schema;

import java.util.Locale;
import java.util.Optional;
import praktikum.text.FileProblem;
import praktikum.text.Message;

/** A kind of value that {@code site.yaml} holds; each is a definition of its schema. For asking people one value at a time. */
public enum ValueKind {
    NAME, CLUSTER, ADDRESS, SUBNET, PREFIX, DOMAIN, HOST, PORT, USER, ALIAS, JUMP, INTERFACE, ZONE, PATH, DIRECTORY, DURATION, BUDGET;

    /** Whether the text is allowed for this kind. */
    public boolean allows(String text) {
        return SchemaValidator.allows(definition(), text);
    }

    /** What is wrong with the text, and what is allowed; empty where it is allowed. */
    public Optional<Message> problem(String text) {
        return allows(text) ? Optional.empty()
                : Optional.of(Message.of("site.value." + definition(), FileProblem.shown(text), definition()));
    }

    private String definition() {
        return name().toLowerCase(Locale.ROOT);
    }
}
