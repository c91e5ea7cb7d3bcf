package praktikum.testbed;

/** The machines of a tier, up. */
public final class Testbed {

    private final Tier tier;

    private Testbed(Tier tier) {
        this.tier = tier;
    }

    static Testbed up(Tier tier) {
        Script.run(tier.word(), "up").well();
        return new Testbed(tier);
    }

    /** Which machines these are. */
    public Tier tier() {
        return tier;
    }
}
