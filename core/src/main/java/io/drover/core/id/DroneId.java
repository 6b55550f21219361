package io.drover.core.id;

/** A drone's or rover's name: unique per site, usable as a ROS namespace and an MQTT level. */
public record DroneId(String value) {
  public DroneId {
    Ids.requireName("drone", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
