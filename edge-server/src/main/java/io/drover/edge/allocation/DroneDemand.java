package io.drover.edge.allocation;

import io.drover.core.id.DroneId;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.ResourceShare;
import java.util.Optional;

/**
 * What an allocator knows of a drone.
 *
 * @param link what it last reported; empty if it has not yet
 * @param curve the QoN that it last said to expect by cores; empty if it has not yet
 * @param terms what it is entitled to
 * @param current what it has now
 */
public record DroneDemand(
    DroneId drone,
    Optional<LinkEstimate> link,
    Optional<QualityCurve> curve,
    ShareTerms terms,
    ResourceShare current) {

  /** Of a drone that has said nothing and has nothing yet, at A3D's terms. */
  public static DroneDemand of(DroneId drone) {
    return new DroneDemand(
        drone, Optional.empty(), Optional.empty(), ShareTerms.A3D, ResourceShare.NONE);
  }

  public DroneDemand with(LinkEstimate value) {
    return new DroneDemand(drone, Optional.of(value), curve, terms, current);
  }

  public DroneDemand with(QualityCurve value) {
    return new DroneDemand(drone, link, Optional.of(value), terms, current);
  }

  public DroneDemand with(ShareTerms value) {
    return new DroneDemand(drone, link, curve, value, current);
  }

  public DroneDemand with(ResourceShare value) {
    return new DroneDemand(drone, link, curve, terms, value);
  }
}
