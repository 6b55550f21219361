package io.drover.launch.node.slam;

import io.drover.core.config.Doc;
import java.util.List;
import java.util.Optional;

/** Private parameters of a {@code slam_robot}. */
public record SlamRobotParameters(
    @Doc("host:port of its edge; several with commas between: the next one if one fails")
        String edge,
    @Doc("what the map calls it, as in <robot>/odom and /<robot>/path; null: its namespace")
        Optional<String> robot,
    @Doc("whether it has wheels that tell where it is on the topic odom") boolean odometry,
    @Doc(
            "frame of its body, for where the laser stands; null: odom's child, else <robot>/base_link")
        Optional<String> baseFrame,
    @Doc("frame that the map is given a place of; null: that of odom, without wheels base_frame")
        Optional<String> odomFrame,
    @Doc("scans that wait while no edge answers; the oldest are dropped then") int backlog) {
  private static final int MOST_BACKLOG = 1_000_000;

  /** A robot of this machine's edge. */
  public static final SlamRobotParameters DEFAULT =
      new SlamRobotParameters(
          "127.0.0.1:" + EdgeFusionParameters.PORT,
          Optional.empty(),
          true,
          Optional.empty(),
          Optional.empty(),
          20_000);

  public SlamRobotParameters {
    if (backlog < 1 || backlog > MOST_BACKLOG) {
      throw new IllegalArgumentException(
          "backlog is " + backlog + ": give 1 to " + MOST_BACKLOG + " scans");
    }
    if (edges(edge).isEmpty()) {
      throw new IllegalArgumentException("edge is empty: give host:port");
    }
  }

  List<String> edges() {
    return edges(edge);
  }

  private static List<String> edges(String text) {
    return List.of(text.split(",")).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
