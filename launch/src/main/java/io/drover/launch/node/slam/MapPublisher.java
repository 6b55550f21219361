package io.drover.launch.node.slam;

import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.ServiceServer;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.nav_msgs.GetMap;
import io.drover.ros.msg.nav_msgs.OccupancyGrid;
import io.drover.ros.msg.nav_msgs.Path;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.msg.visualization_msgs.MarkerArray;
import io.drover.slam.fusion.RobotRoster;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Tells a growing map: {@code map}, also as the service {@code dynamic_map}; {@code <robot>/path};
 * and {@code submaps}. All are latched. One thread.
 */
final class MapPublisher implements AutoCloseable {
  private final RosNode node;
  private final GlobalMergeParameters parameters;
  private final RobotRoster roster;
  private final Publisher<OccupancyGrid> map;
  private final Publisher<MarkerArray> submaps;
  private final ServiceServer service;
  private final Map<String, Publisher<Path>> paths = new HashMap<>();
  private volatile OccupancyGrid last = OccupancyGrid.zero();

  MapPublisher(RosNode node, GlobalMergeParameters parameters, RobotRoster roster) {
    this.node = node;
    this.parameters = parameters;
    this.roster = roster;
    this.map = node.advertise("map", OccupancyGrid.TYPE, TopicOptions.latched());
    this.submaps = node.advertise("submaps", MarkerArray.TYPE, TopicOptions.latched());
    this.service = node.serve("dynamic_map", GetMap.TYPE, request -> new GetMap.Response(last));
  }

  /**
   * Draws and tells it; nothing if there is nothing to see.
   *
   * @throws io.drover.core.error.DroverException {@code INVALID_CONFIG} if it cannot be drawn
   */
  void tell(GrowingMap grown) {
    if (grown.robots().isEmpty()) {
      return;
    }
    Header header = new Header(0, node.now(), parameters.mapFrame());
    last = MapMessages.grid(grown.image(parameters.resolution()), header);
    map.publish(last);
    IntFunction<String> names = robot -> roster.all().get(robot - 1).name();
    submaps.publish(SubmapMarkers.of(grown, names, header));
    for (RobotRoster.Member robot : roster.present()) {
      if (grown.robots().containsKey(robot.robot())) {
        path(robot.name())
            .publish(MapMessages.path(grown.robots().get(robot.robot()).scans(), header));
      }
    }
  }

  private Publisher<Path> path(String robot) {
    return paths.computeIfAbsent(
        robot, name -> node.advertise("/" + name + "/path", Path.TYPE, TopicOptions.latched()));
  }

  @Override
  public void close() {
    service.close();
    map.close();
    submaps.close();
    paths.values().forEach(Publisher::close);
  }
}
