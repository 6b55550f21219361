package io.drover.navigation.dataset;

import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A folder of labelled frames; see the package for its format.
 *
 * @param folder where it lies
 * @param frames in the order of the file
 */
public record FrameDataset(
    Path folder, DatasetDescription description, List<LabelledFrame> frames) {
  static final String DESCRIPTION = "dataset.yaml";
  static final String LABELS = "labels.csv";
  static final String HEADER = "file,split,steering_radians,collision";

  public FrameDataset {
    frames = List.copyOf(frames);
  }

  /**
   * Reads labels, not images.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}, {@code INVALID_CONFIG} or {@code
   *     MALFORMED_FILE} with the number of the line
   */
  public static FrameDataset read(Path folder) {
    DatasetDescription description =
        ConfigReader.read(folder.resolve(DESCRIPTION), DatasetDescription.empty(448));
    Path labels = folder.resolve(LABELS);
    List<String> lines;
    try {
      lines = Files.readAllLines(labels);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, labels + " cannot be read: record the dataset again", e);
    }
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw malformed(labels, 1, "the header must be " + HEADER);
    }
    List<LabelledFrame> frames = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        frames.add(frame(labels, i + 1, lines.get(i)));
      }
    }
    return new FrameDataset(folder, description, frames);
  }

  /** The frames of a split, in the order of the file. */
  public List<LabelledFrame> frames(Split split) {
    return frames.stream().filter(frame -> frame.split() == split).toList();
  }

  private static LabelledFrame frame(Path labels, int line, String text) {
    String[] fields = text.split(",", -1);
    if (fields.length != 4) {
      throw malformed(labels, line, "needs " + HEADER);
    }
    Split split =
        Arrays.stream(Split.values())
            .filter(s -> s.label().equals(fields[1].strip()))
            .findFirst()
            .orElseThrow(
                () ->
                    malformed(
                        labels,
                        line,
                        "'" + fields[1] + "' is no split: give train," + " validation or test"));
    try {
      return new LabelledFrame(
          labels.resolveSibling(fields[0].strip()),
          split,
          Double.parseDouble(fields[2]),
          Double.parseDouble(fields[3]));
    } catch (NumberFormatException e) {
      throw malformed(labels, line, "steering_radians and collision must be numbers");
    } catch (IllegalArgumentException e) {
      throw malformed(labels, line, e.getMessage());
    }
  }

  private static DroverException malformed(Path labels, int line, String problem) {
    return new DroverException(ErrorCode.MALFORMED_FILE, labels + " line " + line + ": " + problem);
  }
}
