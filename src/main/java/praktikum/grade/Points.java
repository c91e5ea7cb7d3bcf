package praktikum.grade;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import praktikum.text.Language;

/**
 * Points as a grade reads them: "earned + open of max". Open points belong to what could not be measured.
 *
 * @param earned 0 to max
 * @param open 0 to max - earned
 * @param max what there is to earn
 */
public record Points(BigDecimal earned, BigDecimal open, BigDecimal max) {

    /** No points at all. */
    public static final Points NONE = new Points(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Max points shared out over subjects, of which some passed and some were not measured. */
    static Points share(int max, long passed, long unmeasured, long subjects) {
        return new Points(part(max, passed, subjects), part(max, unmeasured, subjects), BigDecimal.valueOf(max));
    }

    private static BigDecimal part(int max, long some, long all) {
        return all == 0 ? BigDecimal.ZERO
                : BigDecimal.valueOf(max).multiply(BigDecimal.valueOf(some)).divide(BigDecimal.valueOf(all), MathContext.DECIMAL64);
    }

    /** The same after paying a price, at most all that was earned. */
    Points less(int price) {
        return new Points(earned.subtract(BigDecimal.valueOf(price)).max(BigDecimal.ZERO), open, max);
    }

    Points plus(Points other) {
        return new Points(earned.add(other.earned), open.add(other.open), max.add(other.max));
    }

    /** A number of points as people read it: one decimal, none where it is zero, with the decimal sign of the language. */
    public static String shown(BigDecimal points, Language language) {
        var rounded = points.setScale(1, RoundingMode.HALF_UP);
        return String.format(language.locale(), rounded.stripTrailingZeros().scale() <= 0 ? "%.0f" : "%.1f", rounded);
    }
}
