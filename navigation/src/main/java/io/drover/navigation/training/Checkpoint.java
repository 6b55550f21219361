package io.drover.navigation.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** Replaces the file whole, so that an interruption leaves the one before. */
  void write(Path file) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
      out.writeInt(MAGIC);
      out.writeInt(schedule.fullSide());
      out.writeInt(schedule.steps());
      out.writeLong(schedule.seed());
      out.writeInt(step);
      out.writeDouble(bestScore);
      out.writeInt(bestStep);
      for (List<float[]> arrays : List.of(weights, first, second, best)) {
        write(out, arrays);
      }
    } catch (IOException e) {
      throw notWritable(file, e);
    }
    try {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw notWritable(file, e);
    }
  }

  /**
   * Reads a checkpoint.
   *
   * @throws DroverException {@code MALFORMED_FILE} if it is none
   */
  static Checkpoint read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("not a checkpoint");
      }
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
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE,
          file + " is not a checkpoint of this version: delete it or train without resuming",
          e);
    }
  }

  private static void write(DataOutputStream out, List<float[]> arrays) throws IOException {
    out.writeInt(arrays.size());
    for (float[] array : arrays) {
      out.writeInt(array.length);
      for (float value : array) {
        out.writeFloat(value);
      }
    }
  }

  private static List<float[]> readArrays(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] array = new float[in.readInt()];
      for (int j = 0; j < array.length; j++) {
        array[j] = in.readFloat();
      }
      arrays.add(array);
    }
    return arrays;
  }

  private static DroverException notWritable(Path file, IOException cause) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE,
        file + " cannot be written: check the folder and the free space",
        cause);
  }
}
