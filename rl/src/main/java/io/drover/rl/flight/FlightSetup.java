package io.drover.rl.flight;

import io.drover.core.device.DeviceProfile;
import io.drover.onboard.agent.AgentConfig;

/**
 * What a simulated drone and its edge are.
 *
 * @param agent the control loop; governor and compensation play no part, QoN scores raw output
 * @param drone seconds of inference on board
 * @param edge seconds of inference at the edge, at full share
 * @param fullCores how many cores a full share is; a share s takes max(1, fullCores / s) times as
 *     long
 */
public record FlightSetup(
    AgentConfig agent, DeviceProfile drone, DeviceProfile edge, double fullCores) {
  /** The documented default: a Jetson-Nano-like drone and an edge of four cores. */
  public static final FlightSetup DEFAULT =
      new FlightSetup(
          AgentConfig.DEFAULT,
          DeviceProfile.JETSON_NANO_LIKE,
          DeviceProfile.CPU_EDGE,
          DeviceProfile.CPU_EDGE_CORES);

  public FlightSetup {
    if (!(fullCores > 0) || Double.isInfinite(fullCores)) {
      throw new IllegalArgumentException("an edge of " + fullCores + " cores is not possible");
    }
  }
}
