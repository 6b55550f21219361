package io.drover.edge;

import io.drover.rpc.ConnectionLimits;

/**
 * What one client may ask of an edge; beyond it is refused with {@code RESOURCE_EXHAUSTED}.
 *
 * @param framesPerSecond of one drone, &gt; 0
 * @param bytesPerSecond of one drone's frames, &gt; 0
 * @param connections what each connection may cost, whoever makes it
 */
public record ClientLimits(
    double framesPerSecond, double bytesPerSecond, ConnectionLimits connections) {
  /** Ten times what a drone sends at 30 frames a second and full fidelity. */
  public static final ClientLimits DEFAULT = new ClientLimits(300, 30e6, ConnectionLimits.DEFAULT);

  public ClientLimits {
    if (!(framesPerSecond > 0) || !(bytesPerSecond > 0)) {
      throw new IllegalArgumentException("an edge's limits must let something in");
    }
  }

  /** The same, for drones that send so much. */
  public ClientLimits withRates(double frames, double bytes) {
    return new ClientLimits(frames, bytes, connections);
  }

  /** The same, for connections that may cost so much. */
  public ClientLimits withConnections(ConnectionLimits value) {
    return new ClientLimits(framesPerSecond, bytesPerSecond, value);
  }
}
