package io.drover.slam.placement;

/**
 * What an edge server can do.
 *
 * @param speed relative to the machine on which frames and fusions were measured, &gt; 0
 * @param cores robots whose scans it can work on at once, &gt; 0; more of them share
 * @param backhaulBitsPerSecond to the cloud, &gt; 0
 */
public record EdgeProfile(double speed, double cores, double backhaulBitsPerSecond) {
  public EdgeProfile {
    Quantities.requirePositive("an edge's speed", speed);
    Quantities.requirePositive("an edge's cores", cores);
    Quantities.requirePositive("a backhaul, bit/s", backhaulBitsPerSecond);
  }
}
