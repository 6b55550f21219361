package io.drover.launch.node.slam;

import io.drover.core.geometry.Pose2;
import io.drover.core.time.NanoClock;
import io.drover.launch.bag.LaserPlace;
import io.drover.launch.bag.OdometryHistory;
import io.drover.launch.bag.ScanMessages;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.sensor.SweepMotion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Puts a robot's scans together with the odometry of their time, which may come a little later, and
 * the laser's place. A clock that goes back, as a bag that is played again, begins anew. Any
 * thread.
 */
final class ScanSource {
  /** How long a scan waits for odometry of its time. */
  private static final double PATIENCE_SECONDS = 2;

  /** A clock that is set right goes back by less. */
  private static final double BACK_SECONDS = 1;

  /** No robot is faster; one that seems to be has begun to count its wheels' turns anew. */
  private static final double FASTEST = 10;

  private static final double JUMP_METRES = 0.5;

  private final NanoClock clock;
  private final MessageOnce messages;
  private final LaserMounts mounts;
  private final RobotFrames frames;
  private final boolean wheels;
  private final int most;
  private final OdometryHistory odometry = new OdometryHistory();

  /** Whose odometry has not come yet. */
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** That are complete but for the laser's place. */
  private final Deque<Timed> timed = new ArrayDeque<>();

  private SweepMotion sweeps = new SweepMotion();
  private Optional<Last> last = Optional.empty();
  private boolean moved;
  private long received;
  private long dropped;
  private long bad;

  /** A scan whose odometry has not come yet. */
  private record Waiting(LaserScan scan, double receivedSeconds) {}

  /** A scan with what the wheels said at its time, which is forgotten soon. */
  private record Timed(LaserScan scan, Optional<Pose2> odometry) {}

  /** The scan before. */
  private record Last(RosTime stamp, Optional<Pose2> odometry) {}

  /**
   * What comes next.
   *
   * @param anew whether it has nothing to do with the scans before
   */
  record Next(RobotScan scan, boolean anew) {}

  /** How many scans came, how many of these were dropped before they were sent, and were none. */
  record Counts(long received, long dropped, long bad) {}

  /**
   * Nothing has come.
   *
   * @param frames are told of odometry
   * @param wheels whether there is any
   * @param most scans that wait; the oldest are dropped
   */
  ScanSource(
      NanoClock clock,
      MessageOnce messages,
      LaserMounts mounts,
      RobotFrames frames,
      boolean wheels,
      int most) {
    this.clock = clock;
    this.messages = messages;
    this.mounts = mounts;
    this.frames = frames;
    this.wheels = wheels;
    this.most = most;
  }

  /** A scan has come. */
  synchronized void add(LaserScan scan) {
    received++;
    Optional<String> wrong = ScanMessages.wrong(scan);
    if (wrong.isPresent()) {
      bad++;
      messages.warn("bad", "a scan is passed over: " + wrong.get() + ": mend its driver");
      return;
    }
    waiting.add(new Waiting(scan, clock.seconds()));
    time();
    if (waiting.size() + timed.size() > most) {
      Object unused = timed.isEmpty() ? waiting.removeFirst() : timed.removeFirst();
      dropped++;
      messages.warn(
          "dropped", "no edge takes scans: the oldest of " + most + " that wait are dropped");
    }
    notifyAll();
  }

  /** Odometry has come. */
  synchronized void add(Odometry told) {
    if (!OdometryHistory.finite(told)) {
      messages.warn(
          "numbers", "odometry whose numbers are no pose is passed over: mend what tells it");
      return;
    }
    frames.odometry(told.header().frameId(), told.childFrameId());
    odometry.add(told);
    moved = true;
    time();
    notifyAll();
  }

  /**
   * The next scan that is complete; empty if none is by then.
   *
   * @param seconds to wait at most
   */
  synchronized Optional<Next> take(double seconds) throws InterruptedException {
    double end = clock.seconds() + seconds;
    while (true) {
      time();
      Optional<LaserPlace> laser =
          Optional.ofNullable(timed.peek())
              .flatMap(first -> mounts.of(frames.base(), first.scan.header().frameId()));
      if (laser.isPresent()) {
        return Optional.of(next(timed.removeFirst(), laser.get()));
      }
      double left = end - clock.seconds();
      if (left <= 0) {
        return Optional.empty();
      }
      wait(Math.max(1, Math.min(100, Math.round(left * 1e3))));
    }
  }

  /** Gives scans the odometry of their time, if it has come or is not waited for any more. */
  private void time() {
    while (!waiting.isEmpty() && timely(waiting.getFirst())) {
      LaserScan scan = waiting.removeFirst().scan;
      timed.add(new Timed(scan, wheels ? odometry.at(scan.header().stamp()) : Optional.empty()));
    }
  }

  private boolean timely(Waiting first) {
    double waited = clock.seconds() - first.receivedSeconds;
    if (wheels && !moved) {
      if (waited > PATIENCE_SECONDS) {
        messages.warn(
            "odometry",
            "scans wait for odometry, of which none has come: remap odom to its topic, or set"
                + " ~odometry to false if there are no wheels to tell it");
      }
      return false;
    }
    return !wheels || odometry.reaches(first.scan.header().stamp()) || waited > PATIENCE_SECONDS;
  }

  private Next next(Timed first, LaserPlace laser) {
    LaserScan told = first.scan;
    RosTime stamp = told.header().stamp();
    boolean anew = last.isPresent() && last.get().stamp.secondsSince(stamp) > BACK_SECONDS;
    if (anew) {
      last = Optional.empty();
      sweeps = new SweepMotion();
    }
    Optional<Pose2> at = first.odometry;
    if (jumps(stamp, at)) {
      messages.warn("jump", "odometry jumps: the way to this scan is found without it");
      last = Optional.of(new Last(stamp, at));
      at = Optional.empty();
    } else {
      last = Optional.of(new Last(stamp, at));
    }
    RobotScan scan = new RobotScan(ScanMessages.scan(told, laser.mirrored()), laser.pose(), at);
    return new Next(sweeps.swept(scan, ScanMessages.sweepSeconds(told)), anew);
  }

  private boolean jumps(RosTime stamp, Optional<Pose2> at) {
    return last.flatMap(Last::odometry)
        .flatMap(before -> at.map(before::between))
        .filter(
            step ->
                Math.hypot(step.x(), step.y())
                    > JUMP_METRES
                        + FASTEST * Math.max(0, stamp.secondsSince(last.orElseThrow().stamp)))
        .isPresent();
  }

  synchronized Counts counts() {
    return new Counts(received, dropped, bad);
  }

  synchronized int waiting() {
    return waiting.size() + timed.size();
  }
}
