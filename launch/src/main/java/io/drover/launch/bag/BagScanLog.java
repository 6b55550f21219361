package io.drover.launch.bag;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.bag.BagMessage;
import io.drover.ros.bag.BagReader;
import io.drover.ros.message.MessageFormatException;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.tf2_msgs.TFMessage;
import io.drover.slam.log.ScanLog;
import io.drover.slam.log.ScanOrder;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.sensor.SweepMotion;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What one laser says in a bag: {@code sensor_msgs/LaserScan}s of one topic, each with the odometry
 * ({@code nav_msgs/Odometry}) of its time, which may come a little later, and where the laser
 * stands by {@code /tf} and {@code /tf_static}. One thread.
 */
public final class BagScanLog implements ScanLog {
  private static final int MOST_PROBLEMS = 5;

  /** How long a scan waits for odometry of its time, by the bag's clock. */
  private static final double PATIENCE_SECONDS = 0.5;

  private final Path file;
  private final String topic;
  private final Optional<String> odometryTopic;
  private final boolean skipBad;
  private final BagReader reader;
  private final ScanOrder order = new ScanOrder();
  private final SweepMotion sweeps = new SweepMotion();
  private final LaserMount mount = new LaserMount();
  private final OdometryHistory odometry = new OdometryHistory();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final List<String> problems = new ArrayList<>();
  private String base = "";
  private long skipped;
  private boolean ended;

  /** A scan whose odometry has not come yet. */
  private record Waiting(LaserScan scan, RosTime received) {}

  private BagScanLog(Path file, String topic, Optional<String> odometryTopic, boolean skipBad) {
    this.file = file;
    this.topic = topic;
    this.odometryTopic = odometryTopic;
    this.skipBad = skipBad;
    this.reader = BagReader.open(file);
  }

  /**
   * Opens one.
   *
   * @param topics of the bag
   * @param topic of the scans
   * @param skipBad whether bad messages are counted and passed over instead of ending the reading
   */
  public static BagScanLog open(Path bag, BagTopics topics, String topic, boolean skipBad) {
    return new BagScanLog(bag, topic, topics.odometryOf(topic), skipBad);
  }

  @Override
  public Optional<RobotScan> next() {
    while (true) {
      while (!waiting.isEmpty() && ready(waiting.getFirst())) {
        Optional<RobotScan> scan = scan(waiting.removeFirst());
        if (scan.isPresent() && order.isNew(scan.get().scan())) {
          return scan;
        }
      }
      if (ended) {
        return Optional.empty();
      }
      read();
    }
  }

  private RosTime now = RosTime.ZERO;

  private boolean ready(Waiting scan) {
    return ended
        || odometryTopic.isEmpty()
        || odometry.reaches(scan.scan.header().stamp())
        || now.secondsSince(scan.received) > PATIENCE_SECONDS;
  }

  /** The bag's next message. */
  private void read() {
    Optional<BagMessage> message;
    try {
      message = reader.next();
    } catch (DroverException e) {
      passOver(e.getMessage(), e);
      message = Optional.empty();
    }
    if (message.isEmpty()) {
      ended = true;
      return;
    }
    now = message.get().time();
    try {
      take(message.get());
    } catch (MessageFormatException e) {
      String where = topic(message.get()) + " at " + ScanMessages.stamp(now);
      passOver(file + ", " + where + ": " + e.getMessage() + remedy(), e);
    }
  }

  private static String topic(BagMessage message) {
    return message.connection().topic();
  }

  private void take(BagMessage message) throws MessageFormatException {
    if (topic(message).equals(topic)) {
      waiting.add(new Waiting(message.as(LaserScan.TYPE), message.time()));
    } else if (odometryTopic.isPresent() && topic(message).equals(odometryTopic.get())) {
      Odometry told = message.as(Odometry.TYPE);
      if (!OdometryHistory.finite(told)) {
        String stamp = ScanMessages.stamp(told.header().stamp());
        String where = file + ", " + topic(message) + " at " + stamp;
        passOver(where + ": its numbers are no pose" + remedy(), null);
        return;
      }
      base = told.childFrameId();
      odometry.add(told);
    } else if (message.connection().is(TFMessage.TYPE)) {
      mount.learn(message.as(TFMessage.TYPE));
    }
  }

  private Optional<RobotScan> scan(Waiting each) {
    LaserScan told = each.scan;
    String stamp = ScanMessages.stamp(told.header().stamp());
    Optional<String> wrong = ScanMessages.wrong(told);
    if (wrong.isPresent()) {
      passOver(file + ", " + topic + " at " + stamp + ": " + wrong.get() + remedy(), null);
      return Optional.empty();
    }
    LaserPlace laser = mount.of(told.header().frameId(), base);
    RobotScan robot =
        new RobotScan(
            ScanMessages.scan(told, laser.mirrored()),
            laser.pose(),
            odometry.at(told.header().stamp()));
    return Optional.of(sweeps.swept(robot, ScanMessages.sweepSeconds(told)));
  }

  private static String remedy() {
    return ": mend the bag, or pass over bad messages with --skip-bad";
  }

  private void passOver(String problem, Exception cause) {
    if (!skipBad) {
      throw new DroverException(ErrorCode.MALFORMED_FILE, problem, cause);
    }
    skipped++;
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  @Override
  public long backwardStamps() {
    return order.backwardStamps();
  }

  @Override
  public long duplicates() {
    return order.duplicates();
  }

  @Override
  public long skipped() {
    return skipped;
  }

  @Override
  public List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void close() {
    reader.close();
  }
}
