package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which actions the drones of a run had: those that its frames name. */
final class RecordedSpace {
  private static final Pattern ACTION =
      Pattern.compile("\"(?:onboard|edge)-(\\d{1,5})(?:-q(\\d{1,3}))?\"");
  private static final Pattern PREDICTED =
      Pattern.compile("\"predicted_latency_seconds\":\\[([^\\]]*)\\]");

  private RecordedSpace() {}

  /**
   * Reads a file for them.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}, {@code MALFORMED_FILE}
   */
  static DecisionSpace of(Path file) {
    TreeSet<Integer> sides = new TreeSet<>(Comparator.reverseOrder());
    TreeSet<Integer> qualities = new TreeSet<>(Comparator.reverseOrder());
    int actions = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher named = ACTION.matcher(line);
        while (named.find()) {
          sides.add(Integer.valueOf(named.group(1)));
          if (named.group(2) != null) {
            qualities.add(Integer.valueOf(named.group(2)));
          }
        }
        if (actions == 0) {
          Matcher predicted = PREDICTED.matcher(line);
          actions = predicted.find() ? predicted.group(1).split(",").length : 0;
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return space(file, List.copyOf(sides), List.copyOf(qualities), actions);
  }

  private static DecisionSpace space(
      Path file, List<Integer> sides, List<Integer> qualities, int actions) {
    try {
      if (!sides.isEmpty() && sides.size() * (1 + qualities.size()) == actions) {
        return new DecisionSpace(
            sides.stream().map(InputResolution::new).toList(),
            qualities.stream().map(JpegQuality::new).toList());
      }
      DecisionSpace usual = DecisionSpace.a3d(sides.isEmpty() ? 0 : sides.get(0));
      if (usual.size() == actions) {
        return usual;
      }
    } catch (RuntimeException e) {
      throw malformed(file, e);
    }
    throw malformed(file, null);
  }

  private static DroverException malformed(Path file, Exception cause) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE,
        file + " does not name the actions of its drones: give a folder of ./drover fly --out",
        cause);
  }

  static DroverException unreadable(Path file, IOException cause) {
    return new DroverException(
        ErrorCode.FILE_NOT_READABLE,
        file + " is not there or cannot be read: give the folder of ./drover fly --out",
        cause);
  }
}
