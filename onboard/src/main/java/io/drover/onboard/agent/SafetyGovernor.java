package io.drover.onboard.agent;

/**
 * Caps speed so that what is travelled before the next command takes effect stays inside the free
 * distance last seen: v · t_delay ≤ free distance − margin.
 */
final class SafetyGovernor {
  private static final double MARGIN_METRES = 0.5;
  private static final double SHORTEST_DELAY_SECONDS = 0.1;

  /**
   * The capped speed.
   *
   * @param wantedMetresPerSecond what the network's output asks for
   * @param delaySeconds capture → command that the next frame may take
   * @param freeMetres to the nearest thing ahead, may be infinite
   */
  double cap(double wantedMetresPerSecond, double delaySeconds, double freeMetres) {
    double within = Math.max(0, freeMetres - MARGIN_METRES);
    return Math.min(wantedMetresPerSecond, within / Math.max(SHORTEST_DELAY_SECONDS, delaySeconds));
  }
}
