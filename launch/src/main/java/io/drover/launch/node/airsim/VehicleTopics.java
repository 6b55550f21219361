package io.drover.launch.node.airsim;

import io.drover.airsim.flight.Kinematics;
import java.util.List;

/** What a vehicle tells of itself at each step: its motion and its quick sensors. One thread. */
final class VehicleTopics {
  private final FlownVehicle vehicle;
  private final List<MotionTopics> motion;
  private final SensorTopics sensors;
  private long toldNanos = -1;

  VehicleTopics(FlownVehicle vehicle, List<MotionTopics> motion, SensorTopics sensors) {
    this.vehicle = vehicle;
    this.motion = List.copyOf(motion);
    this.sensors = sensors;
  }

  /** Reads the vehicle's state, lets it fly on, and publishes what is new. */
  void publish(FrameTransforms frames, SimulationClock clock) {
    Kinematics now = vehicle.update();
    clock.at(now.timeNanos());
    // a simulation that stands still tells nothing new, and tf takes no time twice
    if (now.timeNanos() != toldNanos) {
      toldNanos = now.timeNanos();
      motion.forEach(each -> each.publish(now, frames));
      sensors.publish(now.timeNanos());
    }
  }
}
