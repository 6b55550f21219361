package io.drover.telemetry.payload;

import io.drover.telemetry.topic.Topic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Numbers only, flat: {@code {"qon": 0.83, "latency_seconds": 0.041}}, what dashboards read with no
 * mapping.
 *
 * @param numbers by snake_case name that ends in its unit ({@code latency_seconds}, {@code
 *     bandwidth_bits_per_second}, {@code offload_ratio}), copied here; those that are not finite
 *     are left out: JSON has none, and a measurement that failed is no reason to lose the others. A
 *     name that is not snake_case is an {@code INVALID_ARGUMENT}
 */
public record Telemetry(Map<String, Number> numbers) implements Report {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  public Telemetry {
    Map<String, Number> copy = new LinkedHashMap<>();
    numbers.forEach(
        (name, number) -> {
          if (name == null || !SNAKE_CASE.matcher(name).matches()) {
            throw JsonValues.unusable(
                "telemetry", name, "name it in snake_case, ending in its unit: latency_seconds");
          }
          if (JsonValues.isFinite(number)) {
            copy.put(name, JsonValues.fixed(number));
          }
        });
    numbers = Collections.unmodifiableMap(copy);
  }

  @Override
  public Topic topic() {
    return Topic.TELEMETRY;
  }

  @Override
  public Map<String, Object> fields() {
    return Collections.unmodifiableMap(numbers);
  }
}
