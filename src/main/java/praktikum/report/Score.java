package praktikum.report;

import java.math.BigDecimal;

/**
 * Points: earned and open of max.
 *
 * @param earned 0 to max
 * @param open what could not be judged, 0 to max - earned
 * @param max what there is to earn
 */
public record Score(BigDecimal earned, BigDecimal open, BigDecimal max) {

    /** A score of whole or decimal numbers. */
    public static Score of(double earned, double open, double max) {
        return new Score(BigDecimal.valueOf(earned), BigDecimal.valueOf(open), BigDecimal.valueOf(max));
    }

    /** What was judged and not earned. */
    public BigDecimal lost() {
        return max.subtract(earned).subtract(open);
    }

    /** Whether there is nothing to earn. */
    public boolean none() {
        return max.signum() == 0;
    }
}
