package io.drover.navigation.training;

import io.drover.core.error.DroverException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an interrupted run goes on.
 *
 * @param schedule of the run that it belongs to
 * @param step that comes next
 * @param weights as they are
 * @param first Adam's first moments, one array a weight
 * @param second Adam's second moments
 * @param best the best weights so far
 * @param bestScore of {@code best}, lower is better
 * @param bestStep after which {@code best} was taken
 */
record Checkpoint(
    Schedule schedule,
    int step,
    List<float[]> weights,
    List<float[]> first,
    List<float[]> second,
    List<float[]> best,
    double bestScore,
    int bestStep) {
  private static final int MAGIC = 0x44724e31;

  /** Replaces the file. */
  void write(Path file) {
    CheckpointFile.write(
        file,
        MAGIC,
        out -> {
          out.writeInt(schedule.fullSide());
          out.writeInt(schedule.steps());
          out.writeLong(schedule.seed());
          out.writeInt(step);
          out.writeDouble(bestScore);
          out.writeInt(bestStep);
          for (List<float[]> arrays : List.of(weights, first, second, best)) {
            write(out, arrays);
          }
        });
  }

  /**
   * Reads a checkpoint.
   *
   * @throws DroverException {@code MALFORMED_FILE} if it is none
   */
  static Checkpoint read(Path file) {
    return CheckpointFile.read(file, MAGIC, Checkpoint::read);
  }

  private static Checkpoint read(DataInputStream in) throws IOException {
    Schedule schedule = new Schedule(in.readInt(), in.readInt(), in.readLong());
    int step = in.readInt();
    double bestScore = in.readDouble();
    int bestStep = in.readInt();
    return new Checkpoint(
        schedule,
        step,
        readArrays(in),
        readArrays(in),
        readArrays(in),
        readArrays(in),
        bestScore,
        bestStep);
  }

  private static void write(DataOutputStream out, List<float[]> arrays) throws IOException {
    out.writeInt(arrays.size());
    for (float[] array : arrays) {
      CheckpointFile.writeFloats(out, array);
    }
  }

  private static List<float[]> readArrays(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arrays.add(CheckpointFile.readFloats(in));
    }
    return arrays;
  }
}
