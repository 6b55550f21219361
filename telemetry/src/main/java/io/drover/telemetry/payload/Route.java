package io.drover.telemetry.payload;

import io.drover.telemetry.topic.Topic;
import java.util.Map;

/**
 * Where a drone is to fly.
 *
 * @param fields JSON values as in {@link State}
 */
public record Route(Map<String, Object> fields) implements Report {
  public Route {
    fields = JsonValues.copyOfBody("route", fields);
  }

  @Override
  public Topic topic() {
    return Topic.ROUTE;
  }
}
