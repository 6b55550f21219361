package io.drover.launch.site;

import io.drover.airsim.world.CameraModel;

/** The flight height and the camera that the shipped network is trained for. */
public final class FlightView {
  /** Above the path. */
  public static final double HEIGHT_METRES = 1.5;

  /** 90 degrees to all four sides, at the network's full resolution. */
  public static final CameraModel CAMERA = CameraModel.square(448);

  /** How far ahead on the path the point lies that steering aims at. */
  public static final double LOOKAHEAD_METRES = 7;

  private FlightView() {}
}
