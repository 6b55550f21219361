package io.drover.launch.live;

import io.drover.airsim.world.Route;
import io.drover.launch.report.RouteLines;
import io.drover.telemetry.payload.Report;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a drone is to fly, as it is told over MQTT. */
public final class RouteReport {
  private RouteReport() {}

  /** What is told of it. */
  public static Report of(Route route) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", route.name());
    fields.put("lengthMetres", route.lengthMetres());
    fields.put("halfWidthMetres", route.halfWidthMetres());
    fields.put("path", RouteLines.path(route));
    fields.put("tunnels", RouteLines.tunnels(route));
    return new io.drover.telemetry.payload.Route(fields);
  }
}
