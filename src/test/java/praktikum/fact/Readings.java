package praktikum.fact;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

/** Short ways to say what a reading must be. */
public final class Readings {

    private Readings() {}

    public static <T> T known(Reading<T> reading) {
        return switch (reading) {
            case Reading.Known<T>(var value) -> value;
            case Reading.Strange<T>(String why, String text) -> fail("not understood: " + why + "\n" + text);
        };
    }

    public static String strange(Reading<?> reading) {
        return switch (reading) {
            case Reading.Known<?>(var value) -> fail("understood as " + value);
            case Reading.Strange<?>(String why, String text) -> {
                assertFalse(why.isBlank());
                yield why;
            }
        };
    }

    public static Printed failed(int exit, String err) {
        return Printed.of(exit, "", err);
    }
}
