package io.drover.airsim.flight;

/**
 * Sinks at 0.2 m/s over one place until the body has stood still for a moment. As on AirSim, a body
 * pinned in mid-air counts as landed: nothing here looks at the ground.
 */
final class Touchdown implements Maneuver {
  private static final double SINK = 0.2;
  private static final double STILL = 0.05;
  private static final double STILL_SECONDS = 0.22;

  private final Command.Land command;
  private final Hold place;
  private double movedAtSeconds;

  Touchdown(Command.Land command, Body body) {
    this.command = command;
    this.place = new Hold(body);
  }

  @Override
  public Progress steer(Body body, double elapsedSeconds, Setpoint wanted) {
    place.steer(body, wanted);
    wanted.velocityZ = -SINK;
    if (Math.abs(body.velocityZ) > STILL) {
      movedAtSeconds = elapsedSeconds;
    }
    if (elapsedSeconds - movedAtSeconds >= STILL_SECONDS) {
      return Progress.DONE;
    }
    return elapsedSeconds >= command.limitSeconds() ? Progress.FAILED : Progress.RUNNING;
  }
}
