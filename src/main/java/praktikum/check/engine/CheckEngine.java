package praktikum.check.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.opentest4j.TestAbortedException;

/**
 * Runs check methods for the JUnit Platform, each on a fresh instance with the parameters that the round has for it. Jupiter
 * would do it too; but a check has no life cycle and no extensions, and a cold JVM sets Jupiter up longer than it takes to
 * ask three machines twenty questions each.
 */
final class CheckEngine implements TestEngine {

    private static final String ID = "praktikum-checks";

    private final CheckRound round;

    CheckEngine(CheckRound round) {
        this.round = round;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        var engine = new EngineDescriptor(id, "Checks");
        for (var selector : request.getSelectorsByType(MethodSelector.class)) {
            engine.addChild(new Descriptor(id, selector.getJavaMethod()));
        }
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        var listener = request.getEngineExecutionListener();
        var engine = request.getRootTestDescriptor();
        listener.executionStarted(engine);
        for (var check : engine.getChildren()) {
            listener.executionStarted(check);
            listener.executionFinished(check, run(((Descriptor) check).method));
        }
        listener.executionFinished(engine, TestExecutionResult.successful());
    }

    private TestExecutionResult run(Method method) {
        try {
            var type = method.getDeclaringClass();
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            method.setAccessible(true);
            method.invoke(constructor.newInstance(), parameters(method));
            return TestExecutionResult.successful();
        } catch (InvocationTargetException thrown) {
            return thrown.getCause() instanceof TestAbortedException aborted ? TestExecutionResult.aborted(aborted)
                    : TestExecutionResult.failed(thrown.getCause());
        } catch (ReflectiveOperationException | RuntimeException | Error unusable) {
            return TestExecutionResult.failed(unusable);
        }
    }

    private Object[] parameters(Method method) {
        var key = CheckMethod.key(method);
        var types = method.getParameterTypes();
        var parameters = new Object[types.length];
        for (var i = 0; i < types.length; i++) {
            parameters[i] = round.parameter(types[i], key);
        }
        return parameters;
    }

    private static final class Descriptor extends AbstractTestDescriptor {

        private final Method method;

        Descriptor(UniqueId engine, Method method) {
            super(engine.append("check", CheckMethod.key(method).toString()), method.getName(), MethodSource.from(method));
            this.method = method;
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }
}
