package io.drover.navigation.profile;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.CsvDecision;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Flight profiles as CSV: {@code
 * frame,time_seconds,location,resolution,quality,steering_radians,collision,bytes}.
 *
 * <p>{@code location} is {@code onboard} or {@code edge}; on board {@code quality} is empty and
 * {@code bytes} 0. Each frame needs a row for every resolution on board and every resolution ×
 * quality at the edge that occurs anywhere in the file; rows may come in any order. Errors name the
 * file and the line.
 */
public final class FlightProfileCsv {
  static final String HEADER =
      "frame,time_seconds," + CsvDecision.HEADER + ",steering_radians,collision,bytes";

  private final Path file;
  private final Map<String, Frame> frames = new LinkedHashMap<>();

  private FlightProfileCsv(Path file) {
    this.file = file;
  }

  private record Cell(NavigationOutput output, long bytes) {}

  private record Frame(String name, double timeSeconds, Map<OffloadDecision, Cell> cells) {}

  /** Reads a file; the first frame's time becomes 0. */
  public static FlightProfile read(Path file) {
    if (Files.isDirectory(file)) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "profile " + file + " is a folder: give a CSV file");
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      FlightProfileCsv csv = new FlightProfileCsv(file);
      String line = reader.readLine();
      if (line == null || !line.strip().equals(HEADER)) {
        throw csv.malformed(1, "the header must be '" + HEADER + "'");
      }
      int number = 1;
      while ((line = reader.readLine()) != null) {
        number++;
        if (!line.isBlank()) {
          csv.addRow(number, line.strip().split(",", -1));
        }
      }
      return csv.toProfile();
    } catch (NoSuchFileException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "profile " + file + " is not there: check the path", e);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "profile " + file + " cannot be read as text", e);
    }
  }

  private void addRow(int line, String[] fields) {
    if (fields.length != 8) {
      throw malformed(line, "there are " + fields.length + " fields, not 8");
    }
    try {
      add(fields);
    } catch (IllegalArgumentException e) {
      throw malformed(line, e.getMessage());
    }
  }

  private void add(String[] fields) {
    double time = CsvDecision.number("time_seconds", fields[1]);
    Frame frame = frames.computeIfAbsent(fields[0], name -> new Frame(name, time, new HashMap<>()));
    if (frame.timeSeconds() != time) {
      throw new IllegalArgumentException("frame " + fields[0] + " has two times");
    }
    double collision = CsvDecision.number("collision", fields[6]);
    double bytes = CsvDecision.number("bytes", fields[7]);
    if (collision < 0 || collision > 1) {
      throw new IllegalArgumentException("collision " + collision + " is outside 0 to 1");
    }
    OffloadDecision decision = CsvDecision.read(fields[2], fields[3], fields[4]);
    if (bytes < 0 || bytes != Math.rint(bytes) || (bytes == 0) == decision.offloaded()) {
      throw new IllegalArgumentException(
          "bytes must be a whole number, 0 on board and more at the edge");
    }
    double steering = CsvDecision.number("steering_radians", fields[5]);
    Cell cell = new Cell(new NavigationOutput(steering, collision), (long) bytes);
    if (frame.cells().put(decision, cell) != null) {
      throw new IllegalArgumentException(
          "frame " + fields[0] + " has " + decision.label() + " twice");
    }
  }

  private FlightProfile toProfile() {
    if (frames.isEmpty()) {
      throw malformed(2, "there are no frames");
    }
    DecisionSpace space = space();
    List<Frame> ordered =
        frames.values().stream()
            .sorted((a, b) -> Double.compare(a.timeSeconds(), b.timeSeconds()))
            .toList();
    int actions = space.size();
    double[] times = new double[ordered.size()];
    double[] steering = new double[times.length * actions];
    double[] collision = new double[times.length * actions];
    long[] bytes = new long[times.length * actions];
    for (int f = 0; f < times.length; f++) {
      Frame frame = ordered.get(f);
      times[f] = frame.timeSeconds() - ordered.get(0).timeSeconds();
      for (int a = 0; a < actions; a++) {
        Cell cell = frame.cells().get(space.decision(a));
        if (cell == null) {
          throw new DroverException(
              ErrorCode.MALFORMED_FILE,
              "profile "
                  + file
                  + ": frame "
                  + frame.name()
                  + " has no row for "
                  + space.decision(a).label());
        }
        steering[f * actions + a] = cell.output().steeringRadians();
        collision[f * actions + a] = cell.output().collisionProbability();
        bytes[f * actions + a] = cell.bytes();
      }
    }
    String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
    try {
      return new FlightProfile(name, space, times, steering, collision, bytes);
    } catch (IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, "profile " + file + ": " + e.getMessage(), e);
    }
  }

  private DecisionSpace space() {
    TreeSet<InputResolution> resolutions = new TreeSet<>();
    TreeSet<JpegQuality> qualities = new TreeSet<>();
    for (Frame frame : frames.values()) {
      for (OffloadDecision decision : frame.cells().keySet()) {
        resolutions.add(decision.resolution());
        decision.quality().ifPresent(qualities::add);
      }
    }
    if (qualities.isEmpty()) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, "profile " + file + " has no rows of location edge");
    }
    return new DecisionSpace(List.copyOf(resolutions), List.copyOf(qualities));
  }

  /** Writes a file that {@link #read} reads back. */
  public static void write(FlightProfile profile, Path file) {
    DecisionSpace space = profile.space();
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write(HEADER + "\n");
      for (int f = 0; f < profile.frames(); f++) {
        for (int a = 0; a < space.size(); a++) {
          writer.write(
              String.format(
                  Locale.ROOT,
                  "%d,%.6f,%s,%.7f,%.6f,%d%n",
                  f,
                  profile.timeSeconds(f),
                  CsvDecision.write(space.decision(a)),
                  profile.steeringRadians(f, a),
                  profile.collisionProbability(f, a),
                  profile.bytes(f, a)));
        }
      }
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, "profile " + file + " cannot be written: check the path", e);
    }
  }

  private DroverException malformed(int line, String what) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE, "profile " + file + " line " + line + ": " + what);
  }
}
