package praktikum.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@link Check} that writes a {@link Marker} to prove something. It runs only where that was asked for ({@code check --challenge}),
 * after all checks that only look, by itself, and not where what it builds on has not passed. What it wrote is removed whatever happens.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Challenge {
}
