package praktikum.site.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the nodes are declared to run on. {@code virtualisation: nested} → {@link #NESTED}; bare metal unless said. */
public enum Virtualisation implements PlanSection {

    /** {@code bare-metal}: {@code systemd-detect-virt} says none. */
    BARE_METAL,

    /** {@code nested}: the nodes are virtual machines themselves. */
    NESTED;

    static final PlanTopic TOPIC = new PlanTopic("virtualisation", List.of(),
            plan -> Optional.of(plan.text("virtualisation").filter(NESTED.word()::equals).isPresent() ? NESTED : BARE_METAL),
            (site, problems, claims) -> { });

    /** As {@code site.yaml} says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<String> lines() {
        return List.of("virtualisation: " + word());
    }
}
