package io.drover.airsim.world;

/**
 * A pinhole camera with square pixels whose optical axis goes through the middle of the image.
 *
 * @param width columns, ≥ 1
 * @param height rows, ≥ 1
 * @param horizontalFovRadians angle between the left and right edge, in (0, π)
 */
public record CameraModel(int width, int height, double horizontalFovRadians) {
  public CameraModel {
    if (width < 1 || height < 1 || width > 8192 || height > 8192) {
      throw new IllegalArgumentException("a camera has 1 to 8192 columns and rows");
    }
    if (!(horizontalFovRadians > 0) || !(horizontalFovRadians < Math.PI)) {
      throw new IllegalArgumentException("a field of view is between 0 and 180 degrees");
    }
  }

  /** A square camera of 90 degrees, AirSim's default angle. */
  public static CameraModel square(int side) {
    return new CameraModel(side, side, Math.PI / 2);
  }

  /** Focal length in pixels. */
  public double focalPixels() {
    return width / 2.0 / Math.tan(horizontalFovRadians / 2);
  }
}
