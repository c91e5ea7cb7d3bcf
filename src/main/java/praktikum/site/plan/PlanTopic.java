package praktikum.site.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import praktikum.text.ProblemCollector;
import praktikum.text.yaml.YamlMapping;

/**
 * A topic of the plan: how its section is read and what has to fit.
 *
 * @param name names its schema: what {@code NAME.schema.json} requires, allows and defines below {@code plan:}
 * @param valueNames all names that sections of it fill into lab pages
 * @param reader gives the section of a plan that nothing is wrong with; empty where it has none
 * @param consistency finds what a schema cannot say
 */
public record PlanTopic(String name, List<String> valueNames, Function<YamlMapping, Optional<? extends PlanSection>> reader,
        Consistency consistency) {

    /** Notes what does not fit in a whole site; what the schema refuses may be in it still and is not told again. */
    public interface Consistency {

        /** Adds to the problems, and to the addresses that only one thing may have. */
        void check(YamlMapping site, ProblemCollector problems, AddressClaims claims);
    }
}
