package praktikum.site.plan;

import java.util.List;
import java.util.Optional;
import praktikum.text.yaml.YamlMapping;

/**
 * What the students are to build; every value is a parameter of lab pages and checks.
 *
 * @param sections what is said about each topic, in the order of {@link #TOPICS}
 */
public record Plan(List<PlanSection> sections) {

    /** All topics, in the order of {@code site.yaml}. */
    public static final List<PlanTopic> TOPICS = List.of(ClusterPlan.TOPIC, NetworkPlan.TOPIC, TimePlan.TOPIC, Virtualisation.TOPIC,
            LimitsPlan.TOPIC, BondPlan.TOPIC, StoragePlan.TOPIC, GuestPlan.TOPIC);

    public Plan {
        sections = List.copyOf(sections);
    }

    /** A plan of some sections, in the order of {@link #TOPICS}. */
    public static Plan of(PlanSection... sections) {
        return new Plan(List.of(sections));
    }

    /** The plan of a document that nothing is wrong with: what stands below {@code plan:}. */
    public static Plan read(YamlMapping plan) {
        return new Plan(TOPICS.stream().<PlanSection>flatMap(topic -> topic.reader().apply(plan).stream()).toList());
    }

    /** What it says about a topic; empty where it says nothing. */
    public <S extends PlanSection> Optional<S> section(Class<S> topic) {
        return sections.stream().filter(topic::isInstance).map(topic::cast).findFirst();
    }

    /** The cluster's name. */
    public String cluster() {
        return section(ClusterPlan.class).orElseThrow().name();
    }

    /** The management network. */
    public NetworkPlan network() {
        return section(NetworkPlan.class).orElseThrow();
    }

    /** The zone all nodes are to be in, such as {@code Asia/Jakarta}; empty: any, but one. */
    public Optional<String> timeZone() {
        return section(TimePlan.class).map(TimePlan::zone);
    }

    /** The pools and storages of all nodes. */
    public StoragePlan storage() {
        return section(StoragePlan.class).orElse(StoragePlan.USUAL);
    }

    /** What the nodes run on. */
    public Virtualisation virtualisation() {
        return section(Virtualisation.class).orElse(Virtualisation.BARE_METAL);
    }
}
