package praktikum.fact.node;

import java.util.Locale;
import java.util.Set;
import praktikum.fact.Json;
import praktikum.fact.NotUnderstood;
import praktikum.fact.Printed;
import praktikum.fact.Question;
import praktikum.fact.Reading;

/**
 * The subscription of a node, from {@code pvesh get /nodes/NODE/subscription}.
 *
 * @param status one of {@code new}, {@code notfound}, {@code active}, {@code invalid}, {@code expired}, {@code suspended}
 */
public record Subscription(String status) {

    private static final Set<String> KNOWN = Set.of("new", "notfound", "active", "invalid", "expired", "suspended");

    /** That of a node. */
    public static Question<Subscription> of(String node) {
        return Question.ofApi(Subscription::read, "/nodes/" + node + "/subscription");
    }

    /** Reads the JSON of Proxmox VE 8 or 9: {@code {"status":"notfound"}} → not active; older releases begin it with a capital letter. */
    public static Reading<Subscription> read(Printed printed) {
        return Reading.of(printed, p -> {
            String status = Json.of(p).text("status").toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(status)) {
                throw new NotUnderstood("no status of a subscription", status);
            }
            return new Subscription(status);
        });
    }

    /** Whether the enterprise repository may be used. */
    public boolean active() {
        return status.equals("active");
    }
}
