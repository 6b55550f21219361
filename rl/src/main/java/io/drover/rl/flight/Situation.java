package io.drover.rl.flight;

import java.util.List;

/**
 * Where a simulated flight stands between two steps: two simulators of one scenario whose
 * situations are equal fly on alike under the same actions. What the scheduler knows is not of it.
 *
 * @param nowNanos of the flight's clock
 * @param linkFreeSeconds when the link to each edge server is free, or now
 * @param nextProbeSeconds when unused links are due to be measured, or now
 * @param stepsLeft until the flight's time is over
 * @param ended whether the profile is over
 */
public record Situation(
    long nowNanos,
    List<Double> linkFreeSeconds,
    double nextProbeSeconds,
    int stepsLeft,
    boolean ended) {}
