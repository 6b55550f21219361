package io.drover.airsim.rpc;

import java.util.Arrays;
import java.util.Optional;

/** AirSim's image types. */
public enum ImageKind {
  SCENE(0),
  DEPTH_PLANAR(1),
  DEPTH_PERSPECTIVE(2),
  DEPTH_VIS(3),
  DISPARITY_NORMALIZED(4),
  SEGMENTATION(5),
  SURFACE_NORMALS(6),
  INFRARED(7),
  OPTICAL_FLOW(8),
  OPTICAL_FLOW_VIS(9);

  private final int code;

  ImageKind(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** The kind of a number, or empty where there is none. */
  public static Optional<ImageKind> of(int code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }
}
