package io.drover.launch.site;

import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.flight.Kinematics;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Angles;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import io.drover.core.time.NanoClock;
import io.drover.onboard.VelocityCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A vehicle of a simulator as the agent's vehicle, on the wall clock.
 *
 * <p>A thread of its own reads the motion and gives the running command anew {@value #RATE_HERTZ}
 * times a second, in moves so short that a drone whose process dies stops by itself. A simulator
 * that drops the connection or hangs is asked again until it is back; one that stays away, or comes
 * back without the drone under control because it was restarted or reset, ends the flight. Closing
 * it slows down evenly and hovers.
 */
public final class AirSimPilot implements FlightSite.Pilot {
  private static final Logger log = LoggerFactory.getLogger(AirSimPilot.class);
  private static final int RATE_HERTZ = 10;
  private static final double PERIOD_SECONDS = 1.0 / RATE_HERTZ;
  private static final double MOVE_SECONDS = 0.4;
  private static final double BRAKE_METRES_PER_SECOND_SQUARED = 2.5;
  private static final double CONTROL_CHECK_SECONDS = 1;

  private final AirSimVehicle vehicle;
  private final NanoClock clock;
  private final double heightMetres;
  private final HeldCommand command;
  private final MotionListener listener;
  private final SimulatorLoss loss;
  private final Thread thread = new Thread(this::run, "pilot");
  private volatile Motion motion;
  private volatile boolean flying = true;
  private double heardSeconds;
  private boolean lost;
  private double controlledSeconds;
  private volatile Throwable failure;

  /** What the simulator last said, and when. */
  private record Motion(Kinematics kinematics, double atSeconds) {}

  /** Told where the vehicle is, on the pilot's thread. */
  @FunctionalInterface
  public interface MotionListener {
    void moved(Kinematics now, double seconds);
  }

  private AirSimPilot(
      AirSimVehicle vehicle,
      NanoClock clock,
      double heightMetres,
      double deadManSeconds,
      MotionListener listener,
      SimulatorLoss loss) {
    this.vehicle = vehicle;
    this.clock = clock;
    this.heightMetres = heightMetres;
    // between two moves the body turns on under a velocity that is fixed in the world
    this.command =
        new HeldCommand(HeldCommand.VELOCITY_LAG_SECONDS + PERIOD_SECONDS / 2, deadManSeconds);
    this.listener = listener;
    this.loss = loss;
  }

  /**
   * Takes over a vehicle that hovers.
   *
   * @param heightMetres to hold, ENU
   * @param deadManSeconds an agent that is silent for so long has died
   * @param loss told when the vehicle cannot be flown any more
   */
  public static AirSimPilot takeOver(
      AirSimVehicle vehicle,
      NanoClock clock,
      double heightMetres,
      double deadManSeconds,
      MotionListener listener,
      SimulatorLoss loss) {
    AirSimPilot pilot =
        new AirSimPilot(vehicle, clock, heightMetres, deadManSeconds, listener, loss);
    pilot.observe();
    pilot.heardSeconds = clock.seconds();
    pilot.thread.setDaemon(true);
    pilot.thread.start();
    return pilot;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DroverException {@code INTERNAL} if the pilot's thread has failed
   */
  @Override
  public void steer(VelocityCommand given) {
    if (failure != null) {
      throw new DroverException(ErrorCode.INTERNAL, "the pilot failed", failure);
    }
    command.hold(given, clock.seconds());
  }

  /** From the last reading and the turn since. */
  @Override
  public double headingRadians() {
    Motion last = motion;
    double age = clock.seconds() - last.atSeconds();
    Kinematics then = last.kinematics();
    return Angles.wrap(then.headingRadians() + then.angularVelocity().z() * age);
  }

  /** {@inheritDoc} */
  @Override
  public Vector2 position() {
    Vector3 at = motion.kinematics().position();
    return new Vector2(at.x(), at.y());
  }

  private void run() {
    try {
      drive();
    } catch (RuntimeException | Error e) {
      // nobody watches this thread: the agent hears of it with its next command
      failure = e;
    }
  }

  private void drive() {
    double next = clock.seconds();
    while (flying && loss.reason().isEmpty()) {
      try {
        observe();
        requireControl();
        HeldCommand.BodyVelocity now = command.at(clock.seconds());
        var unused =
            vehicle.velocityBodyAtHeight(
                now.forward(), now.left(), heightMetres, now.yawRate(), MOVE_SECONDS);
        found();
      } catch (DroverException e) {
        miss(e);
      }
      next = Math.max(next + PERIOD_SECONDS, clock.seconds());
      clock.sleepUntil(NanoClock.toNanos(next));
    }
  }

  private void observe() {
    Kinematics now = vehicle.state().kinematics();
    double seconds = clock.seconds();
    motion = new Motion(now, seconds);
    listener.moved(now, seconds);
  }

  /** A simulator that was restarted or reset answers on, and flies nothing. */
  private void requireControl() {
    double now = clock.seconds();
    if (lost || now - controlledSeconds >= CONTROL_CHECK_SECONDS) {
      controlledSeconds = now;
      if (!vehicle.isControlled()) {
        loss.report(
            "vehicle '"
                + vehicle.name()
                + "' was taken away: the simulator was restarted or reset");
      }
    }
  }

  private void miss(DroverException e) {
    double silent = clock.seconds() - heardSeconds;
    if (silent >= SimulatorLoss.PATIENCE_SECONDS) {
      loss.report("the simulator is gone for %.0f s: %s".formatted(silent, e.getMessage()));
    } else if (!lost) {
      log.warn("the simulator is lost, trying on: {}", e.getMessage());
    }
    lost = true;
  }

  private void found() {
    heardSeconds = clock.seconds();
    if (lost && loss.reason().isEmpty()) {
      log.warn("the simulator is back");
    }
    lost = false;
  }

  /** Comes to rest and hovers; a simulator that is gone is left alone. */
  @Override
  public void close() {
    flying = false;
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (loss.reason().isPresent()) {
      return;
    }
    try {
      vehicle.rampToStop(BRAKE_METRES_PER_SECOND_SQUARED);
    } catch (DroverException e) {
      log.warn("the drone could not be told to stop: {}", e.getMessage());
    }
  }
}
