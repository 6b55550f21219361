package io.drover.launch.record;

import io.drover.ros.bag.BagCompression;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is recorded, and where to.
 *
 * @param bag the file; with a split, its name without number
 * @param topics which
 * @param compression of the bag's chunks
 * @param durationSeconds of ROS time until it ends by itself
 * @param splitBytes size from which another file is begun
 * @param bufferBytes messages that may wait for the disk; then the oldest are lost
 */
public record RecordOptions(
    Path bag,
    TopicChoice topics,
    BagCompression compression,
    OptionalDouble durationSeconds,
    OptionalLong splitBytes,
    long bufferBytes) {
  public RecordOptions {
    if (durationSeconds.isPresent() && !(durationSeconds.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "duration is " + durationSeconds.getAsDouble() + ": give seconds above 0");
    }
  }
}
