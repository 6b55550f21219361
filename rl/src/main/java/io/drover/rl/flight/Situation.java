package io.drover.rl.flight;

/**
 * Where a simulated flight stands between two steps: two simulators of one scenario whose
 * situations are equal fly on alike under the same actions. What the scheduler knows is not of it.
 *
 * @param nowNanos of the flight's clock
 * @param linkFreeSeconds when the link is free, or now
 * @param nextProbeSeconds when the link is due to be measured, or now
 * @param stepsLeft until the flight's time is over
 * @param ended whether the profile is over
 */
public record Situation(
    long nowNanos, double linkFreeSeconds, double nextProbeSeconds, int stepsLeft, boolean ended) {}
