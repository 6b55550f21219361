package io.drover.launch.replay;

import io.drover.core.config.Doc;
import io.drover.core.device.DeviceProfile;

/**
 * What {@code --device FILE} says: how fast drone and edge are.
 *
 * @param onboard seconds by side, relative to the largest side of the table
 * @param edge the same, when the drone has all of the edge's cores
 */
public record DeviceFile(
    @Doc("the drone's own computer") DeviceProfile onboard,
    @Doc("the edge server, when one drone has all its cores") DeviceProfile edge) {
  /** A Jetson-Nano-like drone and a CPU edge of {@link DeviceProfile#CPU_EDGE_CORES} cores. */
  public static final DeviceFile DEFAULT =
      new DeviceFile(DeviceProfile.JETSON_NANO_LIKE, DeviceProfile.CPU_EDGE);
}
