package praktikum.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a method that verifies one statement. It may take a {@link Cluster}, an {@link NfsServer} and a drill's
 * {@link praktikum.drill.Timeline}, asks through them, and judges once with {@link Expect}. It changes nothing, waits for nothing and
 * gives the same verdict for the same outputs: it is run again each time an output it asked for has arrived.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Testable
public @interface Check {

    /** The check's id within its lab, as {@code name-resolves}. */
    String value();

    /**
     * Checks it builds on: ids of the same lab, or {@code 01-nodes/name-resolves} of another. Where one of them has
     * not passed, this one is skipped and names it.
     */
    String[] after() default {};

    /**
     * Checks whose failure explains a failure of this one: where one of them failed, this one is skipped and names it. Other than
     * {@link #after()}, one that could not be measured holds nothing back: what this one saw for itself is judged.
     */
    String[] explainedBy() default {};
}
