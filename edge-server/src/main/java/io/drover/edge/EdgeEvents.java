package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.container.DropReason;
import io.drover.navigation.ResourceShare;

/**
 * What an edge tells whoever listens: metrics, telemetry, audit. Called on the edge's own threads,
 * from several at once and while it serves, so it returns at once and throws nothing. Frame and
 * failure events name a drone only by what its request claims.
 */
public interface EdgeEvents {
  /** Nobody listens. */
  EdgeEvents NONE = new EdgeEvents() {};

  default void droneAdmitted(DroneId drone) {}

  /** A drone was turned away; the reason is the line that it was told. */
  default void droneRefused(DroneId drone, String reason) {}

  /** A drone has sent nothing for long and its share went to the others. */
  default void droneGone(DroneId drone) {}

  default void shareChanged(DroneId drone, ResourceShare share) {}

  /** Once per allocation: cores used on average since the one before. */
  default void shareUsed(DroneId drone, ResourceShare granted, double usedCores) {}

  /** A frame was inferred, and answered if its drone still waited. */
  default void frameServed(
      DroneId drone, int bytes, double queueSeconds, double inferenceSeconds) {}

  /** A frame of a drone that could be named was not inferred; it was told the message. */
  default void frameDropped(DroneId drone, DropReason reason, String message) {}

  /** A request was refused whose drone could not even be named. */
  default void requestRefused(DropReason reason, String message) {}
}
