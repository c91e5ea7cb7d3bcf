package praktikum.testbed;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One {@link Crowd} of each release for all tests of the JVM: a parameter of whoever needs them. */
final class Crowds implements AutoCloseable {

    private final Testbed testbed;
    private final Map<Debian, Sshd> machines = new EnumMap<>(Debian.class);

    private Crowds(Testbed testbed) {
        this.testbed = testbed;
    }

    synchronized Sshd of(Debian debian) {
        return machines.computeIfAbsent(debian, key -> Crowd.start(testbed, key));
    }

    @Override
    public synchronized void close() {
        machines.values().forEach(Sshd::close);
    }

    /** Makes them when first asked for. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Crowds.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(Crowds.class))
                    .getOrComputeIfAbsent(Crowds.class, key -> new Crowds(Testbed.up(Tier.SSHD)));
        }
    }
}
