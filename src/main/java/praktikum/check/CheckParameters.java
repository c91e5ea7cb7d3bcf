package praktikum.check;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives check methods what they ask with, out of the run's own launcher session: no two runs can meet. */
final class CheckParameters implements ParameterResolver {

    static final String NAMESPACE = "praktikum";
    static final String ROUND = "round";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return round(context).supports(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = context.getRequiredTestClass().getDeclaredAnnotation(ChecksFor.class);
        var check = context.getRequiredTestMethod().getAnnotation(Check.class);
        return round(context).parameter(parameter.getParameter().getType(), new CheckKey(type.value(), check.value()));
    }

    private static Round round(ExtensionContext context) {
        var round = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(NAMESPACE)).get(ROUND, Round.class);
        if (round == null) {
            throw new IllegalStateException("checks are run by praktikum check, not by a test runner");
        }
        return round;
    }
}
