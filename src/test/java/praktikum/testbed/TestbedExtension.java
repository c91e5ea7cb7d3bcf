package praktikum.testbed;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what cannot run here and brings a tier up once per JVM; the machines end with the holder, which ends with the JVM. */
final class TestbedExtension implements ExecutionCondition, ParameterResolver {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(TestbedExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var store = context.getRoot().getStore(OURS);
        var tier = tier(context);
        var why = (Optional<?>) store.getOrComputeIfAbsent("why not " + tier, key -> Script.whyNot(tier));
        why.ifPresent(reason -> store.getOrComputeIfAbsent("told " + reason, key -> {
            System.out.println("testbed: tests are skipped: " + reason);
            return true;
        }));
        return why.map(reason -> ConditionEvaluationResult.disabled(reason.toString()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("the testbed can be had"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Testbed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var tier = tier(context);
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent(tier, key -> Testbed.up(tier));
    }

    private static Tier tier(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnTestbed.class).orElseThrow().value();
    }
}
