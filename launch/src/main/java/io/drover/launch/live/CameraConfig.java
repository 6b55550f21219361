package io.drover.launch.live;

import io.drover.airsim.world.CameraModel;
import io.drover.core.config.Doc;

/** All cameras of a served world. */
public record CameraConfig(
    @Doc("columns, pixels") int width,
    @Doc("rows, pixels") int height,
    @Doc("horizontal field of view, degrees") double fovDegrees) {
  /** What the shipped network is trained for. */
  public static final CameraConfig DEFAULT = new CameraConfig(448, 448, 90);

  public CameraConfig {
    // the model says what is possible
    CameraModel unused = new CameraModel(width, height, Math.toRadians(fovDegrees));
  }

  CameraModel model() {
    return new CameraModel(width, height, Math.toRadians(fovDegrees));
  }
}
