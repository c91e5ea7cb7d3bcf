package praktikum.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that needs machines of the testbed: they are started when its first test asks for a {@link Testbed} parameter, once per
 * JVM. Where they cannot be had its tests are skipped, and one line says why.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("testbed")
@ExtendWith(TestbedExtension.class)
@ResourceLock(providers = TierLock.class)
public @interface OnTestbed {

    /** The machines it needs. */
    Tier value();
}
