package praktikum.check.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import praktikum.check.verdict.CheckKey;
import praktikum.check.verdict.Verdict;

/** One cause, not twelve red lines: a check whose prerequisite has not passed is skipped and names the root cause. */
final class Prerequisites {

    private final Map<CheckKey, CheckMethod> methods;
    private final Map<CheckKey, Verdict> settled;
    private final Map<CheckKey, Optional<CheckKey>> causes = new HashMap<>();

    private Prerequisites(List<CheckMethod> checks, Map<CheckKey, Verdict> settled) {
        this.methods = checks.stream().collect(Collectors.toMap(CheckMethod::key, Function.identity()));
        this.settled = settled;
    }

    static Map<CheckKey, Verdict> apply(List<CheckMethod> checks, Map<CheckKey, Verdict> settled) {
        var prerequisites = new Prerequisites(checks, settled);
        var verdicts = new LinkedHashMap<CheckKey, Verdict>();
        for (var check : checks) {
            if (settled.containsKey(check.key())) {
                verdicts.put(check.key(), prerequisites.weigh(check));
            }
        }
        return verdicts;
    }

    private Verdict weigh(CheckMethod check) {
        var verdict = settled.get(check.key());
        return cause(check, new HashSet<>()).<Verdict>map(root -> new Verdict.Skipped(root,
                settled.get(root) instanceof Verdict.NotMeasured, verdict.findings())).orElse(verdict);
    }

    /** The first check down the line of prerequisites that has not passed by its own doing. */
    private Optional<CheckKey> cause(CheckMethod check, Set<CheckKey> visiting) {
        if (!visiting.add(check.key())) {
            return Optional.empty();
        }
        if (causes.containsKey(check.key())) {
            return causes.get(check.key());
        }
        var cause = check.after().stream().filter(methods::containsKey).filter(settled::containsKey)
                .flatMap(before -> cause(methods.get(before), visiting)
                        .or(() -> Optional.of(before).filter(key -> !(settled.get(key) instanceof Verdict.Passed)))
                        .filter(root -> settled.get(root) instanceof Verdict.Failed || !check.explainedBy().contains(before)).stream())
                .findFirst();
        causes.put(check.key(), cause);
        return cause;
    }
}
