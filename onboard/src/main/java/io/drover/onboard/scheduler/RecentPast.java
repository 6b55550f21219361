package io.drover.onboard.scheduler;

import java.util.Arrays;

/**
 * What the last seconds were like, beyond A3D's state. Arrays are [actions].
 *
 * @param bandwidthSpread σ of the natural logarithm of the last decisions' bandwidths; 0 at first;
 *     of several edge servers that of the one with the highest bandwidth
 * @param bandwidthTrend natural logarithm of the bandwidth over its mean in the last decisions, of
 *     the same edge server
 * @param persistence share of recent outputs that would still have fitted the scene after the
 *     action's predicted latency, from 0 to 1; 1 where nothing is known
 * @param agreement share of looks at the action whose output was within ε of full fidelity's
 * @param meanErrorRadians of those looks, absolute
 * @param rootMeanSquareRadians of those looks
 * @param lateErrorRadians mean absolute error of about the last three looks
 * @param looks how many count; older ones fade
 * @param expectedQuality QoN that motion, errors and bandwidth let one expect of the action, 0 to
 *     1, with a soft edge at ε
 * @param usualQuality mean of {@code expectedQuality} over the flight's decisions, this one's too
 */
public record RecentPast(
    double bandwidthSpread,
    double bandwidthTrend,
    double[] persistence,
    double[] agreement,
    double[] meanErrorRadians,
    double[] rootMeanSquareRadians,
    double[] lateErrorRadians,
    double[] looks,
    double[] expectedQuality,
    double[] usualQuality) {
  /** Before the first frame. */
  public static RecentPast unknown(int actions) {
    double[] ones = new double[actions];
    Arrays.fill(ones, 1);
    double[] zeros = new double[actions];
    return new RecentPast(0, 0, ones, ones, zeros, zeros, zeros, zeros, ones, ones);
  }

  /** The same with another mean over the flight. */
  RecentPast withUsual(double[] usual) {
    return new RecentPast(
        bandwidthSpread,
        bandwidthTrend,
        persistence,
        agreement,
        meanErrorRadians,
        rootMeanSquareRadians,
        lateErrorRadians,
        looks,
        expectedQuality,
        usual);
  }
}
