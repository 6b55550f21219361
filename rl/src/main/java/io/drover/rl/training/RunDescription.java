package io.drover.rl.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that a run's result follows from, in words and digests: two runs of the same description on
 * the same machine give the same policy.
 *
 * @param parts by their names
 */
record RunDescription(Map<String, String> parts) {
  RunDescription {
    parts = new LinkedHashMap<>(parts);
  }

  /**
   * A run's.
   *
   * @param options of its algorithm
   */
  static RunDescription of(
      TrainingFlights flights, LearningOptions learning, Record options, long seed) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("algorithm", learning.algorithm().label());
    parts.put("objective", learning.objective().label());
    parts.put("state", learning.encoding().label());
    parts.put("hidden", learning.hidden().isEmpty() ? "default" : learning.hidden().toString());
    parts.put("steps", Long.toString(learning.steps()));
    parts.put("seed", Long.toString(seed));
    parts.put("flights' seed", Long.toString(flights.seed()));
    parts.put("profiles", FlightsDigest.ofProfiles(flights.profiles()));
    parts.put("validation profiles", FlightsDigest.ofProfiles(flights.validationProfiles()));
    parts.put("traces", FlightsDigest.ofTraces(flights.traces()));
    parts.put("generated traces", Integer.toString(flights.generatedTracesPerKind()));
    parts.put("edges", Integer.toString(flights.edges()));
    parts.put("setup", flights.setup().toString());
    parts.put("randomisation", flights.randomisation().toString());
    parts.put("algorithm's options", options.toString());
    return new RunDescription(parts);
  }

  /** How another differs, for people; empty if it does not. */
  String difference(RunDescription other) {
    TreeSet<String> names = new TreeSet<>(parts.keySet());
    names.addAll(other.parts.keySet());
    return names.stream()
        .filter(name -> !part(name).equals(other.part(name)))
        .map(name -> "%s %s, not %s".formatted(name, other.part(name), part(name)))
        .collect(Collectors.joining("; "));
  }

  private String part(String name) {
    return parts.getOrDefault(name, "unknown");
  }

  /** A line for each part. */
  String text() {
    return parts.entrySet().stream()
        .map(part -> part.getKey() + ": " + part.getValue() + "\n")
        .collect(Collectors.joining());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(parts.size());
    for (Map.Entry<String, String> part : parts.entrySet()) {
      out.writeUTF(part.getKey());
      out.writeUTF(part.getValue());
    }
  }

  static RunDescription read(DataInputStream in) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      parts.put(in.readUTF(), in.readUTF());
    }
    return new RunDescription(parts);
  }
}
