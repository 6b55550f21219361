package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.edge.container.ContainerHealth;
import io.drover.edge.container.DropReason;

/**
 * What an edge tells whoever listens: metrics, telemetry, audit. Called on the edge's own threads,
 * from several at once and while it serves, so it returns soon and throws nothing. Frame and
 * failure events name a drone only by what its request claims.
 */
public interface EdgeEvents {
  /** Nobody listens. */
  EdgeEvents NONE = new EdgeEvents() {};

  /**
   * A drone is served from now on.
   *
   * @param certified whether its name is that of its certificate; else it is only what it claims
   */
  default void droneAdmitted(DroneId drone, boolean certified) {}

  /** Somebody was turned away. Whoever tries again is turned away again, perhaps often. */
  default void turnedAway(Refusal refusal) {}

  /** A drone is no longer served, and its share went to the others. */
  default void droneGone(DroneId drone, Departure why) {}

  default void shareChanged(ShareChange change) {}

  /** A drone's worker has come into another state; why is one line for an operator. */
  default void workerChanged(DroneId drone, ContainerHealth state, String why) {}

  /** Once per allocation and drone. */
  default void droneMeasured(DroneId drone, DroneReading reading) {}

  /** A frame was inferred, and answered if its drone still waited. */
  default void frameServed(DroneId drone, int bytes, StageTimes times) {}

  /** A frame of a drone that could be named was not inferred; it was told the message. */
  default void frameDropped(DroneId drone, DropReason reason, String message) {}

  /** A request was refused whose drone could not even be named. */
  default void requestRefused(DropReason reason, String message) {}

  /** The edge shuts down: it admits nobody any more, and answers frames in flight. */
  default void drainBegan() {}
}
