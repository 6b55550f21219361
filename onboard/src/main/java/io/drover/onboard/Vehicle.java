package io.drover.onboard;

/** Port: what is flown or driven. */
public interface Vehicle {
  /** Takes a new command, which holds until the next one; returns at once. */
  void steer(VelocityCommand command);

  /** Where it points now, radians counter-clockwise in any fixed frame. */
  double headingRadians();
}
