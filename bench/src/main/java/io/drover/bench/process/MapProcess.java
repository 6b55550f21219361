package io.drover.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code drover map} as users start it, in a process of its own: its CPU time and its memory are
 * those of one map and of nothing else.
 */
public final class MapProcess {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MapProcess() {}

  /**
   * Maps and waits for the end of it.
   *
   * @param options of the verb {@code map}, logs among them
   * @throws DroverException {@code MALFORMED_FILE} with what the process said if it refused, {@code
   *     RESOURCE_EXHAUSTED} if it cannot be started
   */
  public static MapFigures run(List<String> options) {
    List<String> all = new ArrayList<>(options);
    all.add("--json");
    try {
      Path errors = Files.createTempFile("drover-map", ".txt");
      try {
        Process process =
            new ProcessBuilder(DroverCommand.of("", "map", all))
                .redirectError(errors.toFile())
                .start();
        return finished(process, errors);
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED, "drover map cannot be started in a process of its own", e);
    }
  }

  private static MapFigures finished(Process process, Path errors) throws IOException {
    try {
      JsonNode figures = JSON.readTree(process.getInputStream());
      if (process.waitFor() != 0) {
        throw new DroverException(ErrorCode.MALFORMED_FILE, complaint(errors));
      }
      return figures(figures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(ErrorCode.RESOURCE_EXHAUSTED, "interrupted: start again", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static MapFigures figures(JsonNode json) {
    return new MapFigures(
        json.required("robots").asInt(),
        json.required("merged").asInt(),
        json.required("scans").asInt(),
        json.required("submaps").asInt(),
        json.at("/constraints/intra").asInt(),
        json.at("/constraints/inter").asInt(),
        json.at("/constraints/cross_robot").asInt(),
        json.at("/seconds/cpu").asDouble(Double.NaN),
        json.at("/seconds/wall").asDouble(Double.NaN),
        json.required("heap_bytes").asLong(),
        new MapFigures.Matching(
            matching(json, "p50"),
            matching(json, "p99"),
            matching(json, "worst"),
            matching(json, "second_tenth"),
            matching(json, "last_tenth")),
        json.path("first_merge").path("log_seconds").asDouble(Double.NaN));
  }

  private static double matching(JsonNode json, String figure) {
    return json.path("matching_seconds").path(figure).asDouble(Double.NaN);
  }

  private static String complaint(Path errors) throws IOException {
    List<String> lines = Files.readAllLines(errors, StandardCharsets.UTF_8);
    return lines.stream()
        .filter(line -> line.startsWith("drover: "))
        .findFirst()
        .map(line -> line.substring("drover: ".length()))
        .orElse("drover map failed: " + (lines.isEmpty() ? "" : lines.get(lines.size() - 1)));
  }
}
