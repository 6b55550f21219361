package io.drover.launch.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The figures of policies for programs: {@code {"policies":{"a3d":{"qon":…}}}}. {@code
 * distance_metres} and {@code completed} only where something was flown. Figures are numbers
 * always, 0 for what nothing is known of.
 */
public final class PolicyJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PolicyJson() {}

  /** One line of JSON. */
  public static String of(Map<String, FlightFigures> policies) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode all = root.putObject("policies");
    policies.forEach(
        (name, figures) -> {
          ObjectNode policy = all.putObject(name);
          policy.put("qon", known(figures.qon()));
          boolean flown = !Double.isNaN(figures.distanceMetres());
          if (flown) {
            policy.put("distance_metres", figures.distanceMetres());
          }
          policy
              .putObject("latency_seconds")
              .put("p50", known(figures.latencyP50Seconds()))
              .put("p95", known(figures.latencyP95Seconds()));
          policy.put("offload_ratio", known(figures.offloadRatio()));
          // a mean of whole numbers, told as one
          policy.put("bytes_sent", Math.round(figures.bytesSent()));
          if (flown) {
            policy.put("completed", figures.completed());
          }
        });
    return root.toString();
  }

  private static double known(double figure) {
    return Double.isNaN(figure) ? 0 : figure;
  }
}
