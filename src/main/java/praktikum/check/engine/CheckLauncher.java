package praktikum.check.engine;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import praktikum.check.verdict.CheckKey;

/** A JUnit launcher session that carries one run's {@link CheckRound}; nothing is registered on its own. */
final class CheckLauncher implements AutoCloseable {

    private final LauncherSession session;
    private final CheckRound round;

    CheckLauncher(CheckRound round) {
        this.round = round;
        this.session = LauncherFactory.openSession(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new CheckEngine(round))
                .build());
    }

    /** Runs check methods once, one after the other, and tells what each threw. */
    Map<CheckKey, TestExecutionResult> run(List<CheckMethod> methods) {
        round.restart();
        var results = new HashMap<CheckKey, TestExecutionResult>();
        var wanted = methods.stream().collect(Collectors.toMap(CheckMethod::method, CheckMethod::key));
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(methods.stream().map(method -> DiscoverySelectors.selectMethod(method.type(), method.method())).toList())
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
