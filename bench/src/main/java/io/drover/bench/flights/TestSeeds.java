package io.drover.bench.flights;

import io.drover.launch.flight.FlyConfig;

/**
 * What follows from the bench's seeds 1, 2, …: routes and traces that nothing has learnt from.
 *
 * <p>Random routes are those of seeds 5,001 to 5,500. The scheduler learns from routes of 10,000
 * and up, the shipped navigation network from 1,000 to 1,999 (and a network trained with {@code
 * --seed 5} would know them). Generated traces are those of seeds 50,001 and up; training generates
 * its own from 100,000. The named routes and the shipped traces are never learnt from.
 */
public final class TestSeeds {
  /** More would reach into what is learnt from. */
  public static final int MOST = 500;

  private static final double FIRST_START_SECONDS = 0.013;
  private static final double START_STEP_SECONDS = 0.0191;
  private static final long ROUTES = 5_000;
  private static final long TRACES = 50_000;

  private TestSeeds() {}

  /** The random route of a seed. */
  public static long route(int seed) {
    return ROUTES + seed;
  }

  /**
   * A generated trace of each kind.
   *
   * @param number from 1
   */
  public static long trace(int number) {
    return TRACES + number;
  }

  /** The number, from 0, by which {@code fly} knows a seed's flight. */
  public static int flight(int seed) {
    return seed - 1;
  }

  /** How far into a trace a seed's flight begins, as in {@code fly}. */
  public static double traceOffsetSeconds(int seed) {
    return FlyConfig.traceShiftSeconds(flight(seed), 0, 0);
  }

  /**
   * How far into a recording a seed's flight begins. Frames come at round times and some actions
   * take round times: from the first frame on, an action might always meet a frame that is just
   * taken, or always one that is about to be replaced, which is neither luck nor merit.
   */
  public static double startSeconds(int seed) {
    return FIRST_START_SECONDS + seed * START_STEP_SECONDS;
  }
}
