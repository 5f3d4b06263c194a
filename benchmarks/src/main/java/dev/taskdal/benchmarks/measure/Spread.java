package dev.taskdal.benchmarks.measure;

import java.util.Arrays;
import java.util.Collection;

/**
 * What remains of many measured values. All of them count; the median and the tenths don't mind those that some other
 * process has spoilt.
 *
 * @param median the middle one
 * @param p10 a tenth is smaller
 * @param p90 a tenth is larger
 * @param count how many there are
 * @param outliers how many of them are further from the middle half than 1.5 times its width (Tukey's fences)
 */
public record Spread(double median, double p10, double p90, int count, int outliers) {

    /**
     * The spread of these values.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured.");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double lower = quantile(sorted, 0.25);
        double upper = quantile(sorted, 0.75);
        double fence = 1.5 * (upper - lower);
        long outliers = Arrays.stream(sorted)
                .filter(value -> value < lower - fence || value > upper + fence)
                .count();
        return new Spread(
                quantile(sorted, 0.5), quantile(sorted, 0.1), quantile(sorted, 0.9), sorted.length, (int) outliers);
    }

    /** Between two values, in proportion. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
