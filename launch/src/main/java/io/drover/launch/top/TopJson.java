package io.drover.launch.top;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Edges and their drones as one line of JSON; what is not known is null. */
final class TopJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TopJson() {}

  static String line(List<EdgeView> edges, Instant time) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("time", time.toString());
    all.put("edges", edges.stream().map(TopJson::edge).toList());
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INTERNAL, "figures are not JSON", e);
    }
  }

  private static Map<String, Object> edge(EdgeView view) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("address", view.address().toString());
    fields.put("reachable", view.figures().isPresent());
    view.problem().ifPresent(problem -> fields.put("problem", problem));
    view.figures()
        .ifPresent(
            edge -> {
              fields.put("edge", edge.edge());
              fields.put("allocator", edge.allocator());
              put(fields, "cores", edge.cores());
              put(fields, "granted_cores", edge.grantedCores());
              put(fields, "used_cores", edge.usedCores());
              put(fields, "drones_limit", edge.dronesLimit());
              put(fields, "frames_per_second", edge.framesPerSecond());
              put(fields, "drops_per_second", edge.dropsPerSecond());
              fields.put("drop_reason", edge.dropReason().orElse(null));
              put(fields, "refusals_per_second", edge.refusalsPerSecond());
              fields.put("drones", edge.drones().stream().map(TopJson::drone).toList());
            });
    return fields;
  }

  private static Map<String, Object> drone(DroneFigures drone) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("drone", drone.drone());
    put(fields, "frames_per_second", drone.framesPerSecond());
    put(fields, "drops_per_second", drone.dropsPerSecond());
    fields.put("drop_reason", drone.dropReason().orElse(null));
    put(fields, "granted_cores", drone.grantedCores());
    put(fields, "used_cores", drone.usedCores());
    put(fields, "throttled_ratio", drone.throttledRatio());
    put(fields, "inference_p50_seconds", drone.inferenceP50Seconds());
    put(fields, "inference_p99_seconds", drone.inferenceP99Seconds());
    put(fields, "queue_p50_seconds", drone.queueP50Seconds());
    put(fields, "queue_p99_seconds", drone.queueP99Seconds());
    put(fields, "uplink_bits_per_second", drone.uplinkBitsPerSecond());
    put(fields, "round_trip_seconds", drone.roundTripSeconds());
    put(fields, "offload_ratio", drone.offloadRatio());
    fields.put("worker", drone.worker());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, double value) {
    fields.put(name, Double.isFinite(value) ? value : null);
  }
}
