package praktikum.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A JUnit launcher session that carries one run's {@link Round}; nothing is registered on its own. */
final class Session implements AutoCloseable {

    private final LauncherSession session;
    private final Round round;

    Session(Round round) {
        this.round = round;
        var config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .addLauncherSessionListeners(new LauncherSessionListener() {
                    @Override
                    public void launcherSessionOpened(LauncherSession opened) {
                        opened.getStore().put(Namespace.create(CheckParameters.NAMESPACE), CheckParameters.ROUND, round);
                    }
                })
                .build();
        this.session = LauncherFactory.openSession(config);
    }

    /** Runs check methods once, one after the other, and tells what each threw. */
    Map<CheckKey, TestExecutionResult> run(List<CheckMethod> methods) {
        round.restart();
        var results = new HashMap<CheckKey, TestExecutionResult>();
        // Not by unique id: that names a class, and JUnit would look for it in this thread's class loader, which knows
        // nothing of check modules in a course's own jars.
        var selectors = methods.stream().map(method -> DiscoverySelectors.selectMethod(method.type(), method.method())).toList();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectors)
                .enableImplicitConfigurationParameters(false).build();
        session.getLauncher().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast).ifPresent(source -> {
                    var method = source.getJavaMethod();
                    methods.stream().filter(candidate -> candidate.method().equals(method)).findFirst()
                            .ifPresent(found -> results.put(found.key(), result));
                });
            }
        });
        return results;
    }

    @Override
    public void close() {
        session.close();
    }
}
