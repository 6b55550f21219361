package io.drover.airsim.flight;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import java.util.Map;
import java.util.Optional;

/**
 * Where a camera sits on the body. The five that AirSim gives every multirotor are known by name
 * and by number.
 *
 * @param name AirSim's name
 * @param poseOnBody of the camera (x along the optical axis, y left, z up) in the body frame
 */
public record CameraMount(String name, Pose poseOnBody) {
  public static final CameraMount FRONT_CENTER = mount("front_center", 0.46, 0, 0, 0, 0);
  public static final CameraMount FRONT_RIGHT = mount("front_right", 0.46, -0.12, 0, 0, 0);
  public static final CameraMount FRONT_LEFT = mount("front_left", 0.46, 0.12, 0, 0, 0);
  public static final CameraMount BOTTOM_CENTER =
      mount("bottom_center", 0, 0, -0.05, Math.PI / 2, 0);
  public static final CameraMount BACK_CENTER = mount("back_center", -0.46, 0, 0, 0, Math.PI);

  private static final Map<String, CameraMount> BY_NAME =
      Map.of(
          "0", FRONT_CENTER,
          "front_center", FRONT_CENTER,
          "1", FRONT_RIGHT,
          "front_right", FRONT_RIGHT,
          "2", FRONT_LEFT,
          "front_left", FRONT_LEFT,
          "3", BOTTOM_CENTER,
          "bottom_center", BOTTOM_CENTER,
          "4", BACK_CENTER,
          "back_center", BACK_CENTER);

  /** The standard camera of this name or number; {@code ""} is the first. */
  public static Optional<CameraMount> named(String name) {
    return Optional.ofNullable(name.isEmpty() ? FRONT_CENTER : BY_NAME.get(name));
  }

  /** The camera's pose in the world when the body has this pose. */
  public Pose on(Pose body) {
    return body.times(poseOnBody);
  }

  private static CameraMount mount(
      String name, double forward, double left, double up, double pitch, double yaw) {
    return new CameraMount(
        name, new Pose(new Vector3(forward, left, up), Quaternion.ofEuler(0, pitch, yaw)));
  }
}
