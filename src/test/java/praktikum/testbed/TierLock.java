package praktikum.testbed;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Test classes of different tiers run at the same time, those of one tier one after the other: they share its machines. */
final class TierLock implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, OnTestbed.class).map(needs -> Set.of(new Lock("tier " + needs.value())))
                .orElse(Set.of());
    }
}
