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

/**
 * A file that an interrupted run goes on from. It is replaced whole, so that an interruption leaves
 * the one before; what stands in it is for the version that wrote it.
 */
public final class CheckpointFile {
  private CheckpointFile() {}

  /** What a checkpoint says. */
  @FunctionalInterface
  public interface Writer {
    /** Writes it. */
    void write(DataOutputStream out) throws IOException;
  }

  /** Understands what a {@link Writer} wrote. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Reads it. */
    T read(DataInputStream in) throws IOException;
  }

  /**
   * Replaces a checkpoint.
   *
   * @param magic of the format
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static void write(Path file, int magic, Writer content) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
      out.writeInt(magic);
      content.write(out);
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
   * @throws DroverException {@code MALFORMED_FILE} if it is none of this format
   */
  public static <T> T read(Path file, int magic, Reader<T> content) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != magic) {
        throw new IOException("not a checkpoint");
      }
      return content.read(in);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE,
          file + " is not a checkpoint of this version: delete it or train without resuming",
          e);
    }
  }

  /**
   * Deletes a checkpoint that has served, if there is one.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be deleted: delete it by hand", e);
    }
  }

  /** Writes an array with its length. */
  public static void writeFloats(DataOutputStream out, float[] array) throws IOException {
    out.writeInt(array.length);
    for (float value : array) {
      out.writeFloat(value);
    }
  }

  /** Reads an array with its length. */
  public static float[] readFloats(DataInputStream in) throws IOException {
    float[] array = new float[in.readInt()];
    for (int i = 0; i < array.length; i++) {
      array[i] = in.readFloat();
    }
    return array;
  }

  private static DroverException notWritable(Path file, IOException cause) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE,
        file + " cannot be written: check the folder and the free space",
        cause);
  }
}
