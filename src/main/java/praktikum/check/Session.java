package praktikum.check;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.PostDiscoveryFilter;
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
        var wanted = methods.stream().collect(Collectors.toMap(CheckMethod::method, CheckMethod::key));
        // Whole classes, thinned out: JUnit judges a class anew for each method selected in it. And classes, not unique ids:
        // those are names that JUnit would look up in this thread's class loader, which does not know a course's own jars.
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(methods.stream().map(CheckMethod::type).distinct().map(DiscoverySelectors::selectClass).toList())
                .filters((PostDiscoveryFilter) found -> FilterResult.includedIf(found.isContainer() || key(found.getSource(), wanted).isPresent()))
                .enableImplicitConfigurationParameters(false).build();
        session.getLauncher().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                key(test.getSource(), wanted).ifPresent(key -> results.put(key, result));
            }
        });
        return results;
    }

    private static Optional<CheckKey> key(Optional<TestSource> source, Map<Method, CheckKey> wanted) {
        return source.filter(MethodSource.class::isInstance).map(MethodSource.class::cast)
                .flatMap(method -> Optional.ofNullable(wanted.get(method.getJavaMethod())));
    }

    @Override
    public void close() {
        session.close();
    }
}
