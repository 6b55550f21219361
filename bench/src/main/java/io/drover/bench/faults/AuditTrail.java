package io.drover.bench.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an edge's audit holds.
 *
 * @param records lines of it
 * @param broken lines that are no record, and records that are missing by their numbers
 * @param promised admissions and shares told, as {@link #admitted} and {@link #told} write them
 */
record AuditTrail(int records, long broken, Set<String> promised) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads one that is no longer written. */
  static AuditTrail read(Path file) {
    Set<String> promised = new HashSet<>();
    int records = 0;
    long broken = 0;
    long next = 1;
    for (String line : lines(file)) {
      JsonNode record;
      try {
        record = JSON.readTree(line);
      } catch (JsonProcessingException e) {
        broken++;
        continue;
      }
      records++;
      long number = record.path("seq").asLong();
      // an edge that starts again counts from 1
      broken += number == 1 ? 0 : Math.abs(number - next);
      next = number + 1;
      String drone = record.path("drone").asText();
      switch (record.path("event").asText()) {
        case "drone_admitted" -> promised.add(admitted(drone));
        case "share_changed" -> promised.add(told(drone, record.path("told_cores").asDouble()));
        case "records_lost" -> broken += record.path("count").asLong();
        default -> {}
      }
    }
    return new AuditTrail(records, broken, promised);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String admitted(String drone) {
    return drone + " admitted";
  }

  static String told(String drone, double cores) {
    return drone + " " + cores;
  }
}
