package praktikum.site.draft;

import java.util.Locale;
import java.util.Optional;
import praktikum.site.schema.ValueKind;
import praktikum.text.Message;

/** A value of the plan that {@code init} asks for, in the order of asking. */
public enum PlanQuestion {
    CLUSTER(ValueKind.CLUSTER, true), BRIDGE(ValueKind.INTERFACE, true), PREFIX(ValueKind.PREFIX, true), GATEWAY(ValueKind.ADDRESS, true),
    DNS(ValueKind.ADDRESS, true), DOMAIN(ValueKind.DOMAIN, true), STORAGE(ValueKind.SUBNET, false), TIME_ZONE(ValueKind.ZONE, false);

    private final ValueKind kind;
    private final boolean required;

    PlanQuestion(ValueKind kind, boolean required) {
        this.kind = kind;
        this.required = required;
    }

    /** What may be said. */
    public ValueKind kind() {
        return kind;
    }

    /** Whether it has to be said. */
    public boolean required() {
        return required;
    }

    /** What it is called in {@code site.yaml}: below {@code plan}, or below {@code network} there. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The question to a person. */
    public Message question() {
        return Message.of("site.ask." + name().toLowerCase(Locale.ROOT));
    }

    /** What most people would say, seeing the nodes. */
    Optional<String> suggestion(SiteDraft draft) {
        var first = draft.nodes().stream().flatMap(node -> node.address().stream()).findFirst();
        var six = first.filter(address -> address.contains(":")).isPresent();
        return switch (this) {
            case BRIDGE -> Optional.of("vmbr0");
            case PREFIX -> Optional.of(six ? "64" : "24");
            // The usual first address of a small IPv4 network; an IPv6 gateway cannot be guessed.
            case GATEWAY -> six ? Optional.empty() : first.map(address -> address.replaceFirst("[0-9]+$", "1"));
            case DNS -> draft.suggestion(GATEWAY);
            case DOMAIN -> Optional.of("lab.example");
            default -> Optional.empty();
        };
    }
}
