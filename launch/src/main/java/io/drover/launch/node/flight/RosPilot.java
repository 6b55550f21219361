package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.launch.site.FlightSite;
import io.drover.onboard.VelocityCommand;
import io.drover.ros.LogLevel;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.msg.geometry_msgs.Twist;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A robot that follows {@code cmd_vel} as the agent's vehicle.
 *
 * <p>A thread of its own says the running command again and again, or zero while any sensor's data
 * are missing or old, or the agent has been silent for longer than any frame can take. If that
 * thread fails, it says zero and the agent hears of it with its next command. Closing it says zero.
 */
final class RosPilot implements FlightSite.Pilot {
  /** The last zero is said more than once: who drives may lose a message, as anybody may. */
  private static final int FAREWELLS = 3;

  private static final double FAREWELL_PAUSE_SECONDS = 0.04;

  /** Sensors that start with the robot may take that long before anybody is told. */
  private static final double PATIENCE_SECONDS = 3;

  private final RosNode node;
  private final Publisher<Twist> commands;
  private final NanoClock clock;
  private final PilotWatch watch;
  private final PoseHistory poses;
  private final Optional<Reckoning> reckoning;
  private final FlightSite.MotionWatch listener;
  private final double periodSeconds;
  private final Thread thread = new DaemonThreads("pilot").newThread(this::run);
  private final Object saying = new Object();
  private VelocityCommand command = VelocityCommand.STOP;
  private double commandSeconds = Double.NaN;
  private double patientUntilSeconds = Double.NEGATIVE_INFINITY;
  private boolean told;
  private List<String> complaints = List.of();
  private boolean flying = true;
  private Optional<Throwable> failure = Optional.empty();

  /**
   * What lets a robot move.
   *
   * @param feeds all of which must be fresh
   * @param deadManSeconds an agent that is silent for so long has died
   */
  record PilotWatch(List<Feed> feeds, double deadManSeconds) {
    PilotWatch {
      feeds = List.copyOf(feeds);
    }
  }

  RosPilot(
      RosNode node,
      Publisher<Twist> commands,
      NanoClock clock,
      PilotWatch watch,
      PoseHistory poses,
      Optional<Reckoning> reckoning,
      double rateHertz,
      FlightSite.MotionWatch listener) {
    this.node = node;
    this.commands = commands;
    this.clock = clock;
    this.watch = watch;
    this.poses = poses;
    this.reckoning = reckoning;
    this.listener = listener;
    this.periodSeconds = 1 / rateHertz;
  }

  /** Begins to drive. */
  RosPilot begin() {
    patientUntilSeconds = clock.seconds() + PATIENCE_SECONDS;
    thread.start();
    return this;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DroverException {@code INTERNAL} if the pilot's thread has failed
   */
  @Override
  public void steer(VelocityCommand given) {
    synchronized (saying) {
      if (failure.isPresent()) {
        throw new DroverException(ErrorCode.INTERNAL, "the pilot failed", failure.get());
      }
      command = given;
      commandSeconds = clock.seconds();
      if (flying) {
        say();
      }
    }
  }

  @Override
  public double headingRadians() {
    return poses.headingAt(clock.seconds());
  }

  @Override
  public Vector2 position() {
    Vector3 at = poses.position();
    return new Vector2(at.x(), at.y());
  }

  /** Why the robot stands still though the agent may want it to move; empty if it follows it. */
  List<String> complaints() {
    synchronized (saying) {
      return complaints;
    }
  }

  private void run() {
    try {
      drive();
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** Nobody else would stop the robot if the agent dies now. */
  private void fail(Throwable why) {
    synchronized (saying) {
      failure = Optional.of(why);
      complaints = List.of("the pilot failed: " + why);
      commands.publish(Twists.STOP);
    }
    node.log(LogLevel.ERROR, "standing still: the pilot failed: " + why);
  }

  private void drive() {
    double next = clock.seconds();
    while (true) {
      synchronized (saying) {
        if (!flying) {
          return;
        }
        say();
      }
      listener.moved(poses.position(), clock.seconds());
      next = Math.max(next + periodSeconds, clock.seconds());
      clock.sleepUntil(NanoClock.toNanos(next));
    }
  }

  private void say() {
    double now = clock.seconds();
    List<String> found = new ArrayList<>();
    watch.feeds().forEach(feed -> feed.complaint(now).ifPresent(found::add));
    if (!Double.isNaN(commandSeconds) && now - commandSeconds > watch.deadManSeconds()) {
      found.add("the agent has said nothing for long");
    }
    tell(found, now);
    VelocityCommand said = found.isEmpty() ? command : VelocityCommand.STOP;
    commands.publish(Twists.of(said));
    reckoning.ifPresent(r -> r.told(said, now));
  }

  private void tell(List<String> found, double now) {
    if (found.isEmpty()) {
      patientUntilSeconds = Double.NEGATIVE_INFINITY;
      if (told) {
        told = false;
        node.log(LogLevel.INFO, "on again: everything is fresh");
      }
    } else if (!told && now >= patientUntilSeconds) {
      told = true;
      node.log(LogLevel.WARN, "standing still: " + String.join("; ", found));
    }
    complaints = List.copyOf(found);
  }

  /** The robot stands still when this returns; once. */
  @Override
  public void close() {
    synchronized (saying) {
      if (!flying) {
        return;
      }
      flying = false;
    }
    for (int i = 0; i < FAREWELLS; i++) {
      if (i > 0) {
        clock.sleep(FAREWELL_PAUSE_SECONDS);
      }
      commands.publish(Twists.STOP);
    }
  }
}
