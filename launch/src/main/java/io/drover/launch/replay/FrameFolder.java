package io.drover.launch.replay;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A folder of recorded frames with their times.
 *
 * <p>With a labels.csv, its column "file" names the frames in order, and a column "timestamp_ns",
 * "time_seconds" or "t_s" says when they were taken. Without one, the folder's images are taken in
 * the order of their names. Without times, frames are spaced evenly.
 */
record FrameFolder(List<Path> files, double[] timeSeconds) {
  private static final String LABELS = "labels.csv";
  private static final List<String> IMAGES = List.of(".png", ".jpg", ".jpeg", ".pgm", ".bmp");

  /**
   * Lists a folder.
   *
   * @param fps frames per second where the folder has no times
   */
  static FrameFolder read(Path folder, OptionalDouble fps) {
    if (!Files.isDirectory(folder)) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "--frames: " + folder + " is not a folder: check the path");
    }
    try {
      Path labels = folder.resolve(LABELS);
      FrameFolder frames =
          Files.exists(labels) ? labelled(folder, labels, fps) : unlabelled(folder, fps);
      if (frames.files.size() < 2) {
        throw new DroverException(
            ErrorCode.MALFORMED_FILE, "--frames: " + folder + " has fewer than two frames");
      }
      return frames;
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "--frames: " + folder + " cannot be read", e);
    }
  }

  private static FrameFolder unlabelled(Path folder, OptionalDouble fps) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(FrameFolder::isImage).sorted().toList();
      if (files.isEmpty()) {
        throw new DroverException(
            ErrorCode.MALFORMED_FILE,
            "--frames: "
                + folder
                + " has no images: give a folder of "
                + String.join(", ", IMAGES)
                + " files");
      }
      return new FrameFolder(files, spaced(folder, files.size(), fps));
    }
  }

  private static boolean isImage(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return IMAGES.stream().anyMatch(name::endsWith);
  }

  private static FrameFolder labelled(Path folder, Path labels, OptionalDouble fps)
      throws IOException {
    List<String> lines = Files.readAllLines(labels);
    List<String> header =
        lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).strip().split(",", -1));
    int file = header.indexOf("file");
    if (file < 0) {
      throw malformed(labels, 1, "has no column 'file'");
    }
    TimeColumn time = TimeColumn.of(header);
    List<Path> files = new ArrayList<>();
    // exact, because nanoseconds since 1970 do not fit into a double
    List<BigDecimal> times = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] fields = lines.get(i).strip().split(",", -1);
      if (fields.length != header.size()) {
        throw malformed(labels, i + 1, "has " + fields.length + " fields, not " + header.size());
      }
      files.add(folder.resolve(fields[file]));
      rows.add(i + 1);
      if (time.column >= 0) {
        times.add(time.parse(labels, i + 1, fields));
      }
    }
    if (time.column < 0) {
      return new FrameFolder(files, spaced(folder, files.size(), fps));
    }
    double[] seconds = new double[files.size()];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = times.get(i).subtract(times.get(0)).doubleValue() * time.unit;
      if (i > 0 && !(seconds[i] > seconds[i - 1])) {
        throw malformed(labels, rows.get(i), "has a time that does not come after the one before");
      }
    }
    return new FrameFolder(files, seconds);
  }

  private static double[] spaced(Path folder, int frames, OptionalDouble fps) {
    if (fps.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--frames: " + folder + " has no frame times: give --fps, the frames per second");
    }
    double[] seconds = new double[frames];
    for (int i = 0; i < frames; i++) {
      seconds[i] = i / fps.getAsDouble();
    }
    return seconds;
  }

  private record TimeColumn(int column, double unit) {
    static TimeColumn of(List<String> header) {
      if (header.contains("timestamp_ns")) {
        return new TimeColumn(header.indexOf("timestamp_ns"), 1e-9);
      }
      int seconds = Math.max(header.indexOf("time_seconds"), header.indexOf("t_s"));
      return new TimeColumn(seconds, 1);
    }

    BigDecimal parse(Path labels, int line, String[] fields) {
      try {
        return new BigDecimal(fields[column].strip());
      } catch (NumberFormatException e) {
        throw malformed(labels, line, "has '" + fields[column] + "' where a time belongs");
      }
    }
  }

  private static DroverException malformed(Path labels, int line, String what) {
    return new DroverException(ErrorCode.MALFORMED_FILE, labels + " line " + line + " " + what);
  }
}
