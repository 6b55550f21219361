package io.drover.core.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Draws bandwidth traces of the kinds that moving robots meet, from a seed.
 *
 * <p>A hidden state (deep fade, poor, fair, good) changes with exponential holding times; inside a
 * state the logarithm of the rate is a first-order autoregression around the state's level, sampled
 * every 0.5 s:
 *
 * <pre>log r[k+1] = log m(s) + ρ (log r[k] − log m(s)) + σ √(1−ρ²) ε,  ε ~ N(0, 1)</pre>
 *
 * <p>A {@link Kind} names the levels m, holding times, ρ and σ. Short outages of rate 0 are laid
 * over it. No measured trace was fitted: levels are round numbers in the range that public
 * measurements of the technology report.
 */
public final class TraceGenerator {
  private static final double STEP_SECONDS = 0.5;
  private static final double CORRELATION = 0.85;

  /** A family of links. */
  public enum Kind {
    /** 3G in a moving vehicle: hundreds of kbit/s to a few Mbit/s. */
    HSDPA(new double[] {0.15, 0.6, 1.5, 3.5}, new double[] {6, 15, 20, 15}, 0.35, 0.004),
    /** LTE uplink in a city: mostly good, with poor stretches. */
    LTE(new double[] {0.3, 1.5, 5, 12}, new double[] {4, 10, 25, 25}, 0.4, 0.003),
    /**
     * LTE uplink of a drone that turns its antenna: fast swings between good and almost nothing.
     */
    LTE_DRONE(new double[] {0.1, 2, 8, 18}, new double[] {5, 5, 8, 8}, 0.6, 0.01),
    /** 5G while driving: tens of Mbit/s with blockages. */
    NR(new double[] {0.8, 8, 30, 60}, new double[] {3, 8, 20, 20}, 0.5, 0.003);

    @SuppressWarnings("ImmutableEnumChecker") // never written after construction
    private final double[] levelMegabits;

    @SuppressWarnings("ImmutableEnumChecker") // never written after construction
    private final double[] holdSeconds;

    private final double sigma;
    private final double outagesPerStep;

    Kind(double[] levelMegabits, double[] holdSeconds, double sigma, double outagesPerStep) {
      this.levelMegabits = levelMegabits;
      this.holdSeconds = holdSeconds;
      this.sigma = sigma;
      this.outagesPerStep = outagesPerStep;
    }

    /** The name as users write it: {@code hsdpa}, {@code lte}, {@code lte-drone}, {@code nr}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private TraceGenerator() {}

  /**
   * A trace of a kind.
   *
   * @param durationSeconds its period, ≥ 1
   * @param seed the same seed gives the same trace
   */
  public static BandwidthTrace generate(Kind kind, double durationSeconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 31 + kind.label().hashCode());
    int n = (int) Math.ceil(Math.max(1, durationSeconds) / STEP_SECONDS);
    double[] times = new double[n + 1];
    double[] rates = new double[n + 1];
    int state = 1 + random.nextInt(kind.levelMegabits.length - 1);
    double deviation = kind.sigma * random.nextGaussian();
    int outage = 0;
    for (int i = 0; i <= n; i++) {
      times[i] = i * STEP_SECONDS;
      if (random.nextDouble() < STEP_SECONDS / kind.holdSeconds[state]) {
        state = neighbour(state, kind.levelMegabits.length, random);
      }
      deviation =
          CORRELATION * deviation
              + kind.sigma * Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
      if (outage == 0 && random.nextDouble() < kind.outagesPerStep) {
        outage = 1 + random.nextInt(6);
      }
      rates[i] = outage > 0 ? 0 : kind.levelMegabits[state] * 1e6 * Math.exp(deviation);
      outage = Math.max(0, outage - 1);
    }
    return BandwidthTrace.of(kind.label() + "-" + seed, times, rates);
  }

  private static int neighbour(int state, int states, SplittableRandom random) {
    if (state == 0) {
      return 1;
    }
    if (state == states - 1 || random.nextBoolean()) {
      return state - 1;
    }
    return state + 1;
  }

  /** The lines of the {@code t_s,mbps} file that reads back as {@code trace}, over one period. */
  public static List<String> toCsv(BandwidthTrace trace, double stepSeconds) {
    List<String> lines = new ArrayList<>();
    lines.add("t_s,mbps");
    int n = (int) Math.round(trace.periodSeconds() / stepSeconds);
    for (int i = 0; i <= n; i++) {
      double at = i * stepSeconds;
      lines.add(String.format(Locale.ROOT, "%.3f,%.4f", at, trace.bitsPerSecondAt(at) / 1e6));
    }
    return lines;
  }
}
