package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What {@code --out} names, made sure of before the work is done that it is for. Permissions alone
 * do not say what a file system takes, so that something is written, and removed again.
 */
public final class Destination {
  private static final String OUT = "--out";

  private Destination() {}

  /**
   * A folder to write into, made if it is not there.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if a file is in the way, {@code
   *     FILE_NOT_WRITABLE} if nothing can be written there
   */
  public static Path folder(Path folder) {
    return folder(OUT, folder);
  }

  private static Path folder(String option, Path folder) {
    for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
      if (Files.exists(above) && !Files.isDirectory(above)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT, option + ": " + above + " is a file: give another folder");
      }
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".drover", null));
      return folder;
    } catch (IOException e) {
      throw notWritable(option, folder, e);
    }
  }

  /**
   * A file to write, in a folder that is made if it is not there. What the file holds stays until
   * it is written.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if a folder is in the way, {@code
   *     FILE_NOT_WRITABLE} if it cannot be written
   */
  static Path file(Path file) {
    return file(OUT, file);
  }

  /** The same, named by another option. */
  static Path file(String option, Path file) {
    if (Files.isDirectory(file)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, option + ": " + file + " is a folder: give a file");
    }
    if (!Files.exists(file)) {
      folder(option, file.toAbsolutePath().getParent());
      return file;
    }
    try {
      Files.newByteChannel(file, StandardOpenOption.WRITE).close();
      return file;
    } catch (IOException e) {
      throw notWritable(option, file, e);
    }
  }

  /**
   * A network to write, with its description and reports beside it.
   *
   * @throws DroverException as for a file, and {@code INVALID_ARGUMENT} for another ending
   */
  static Path network(Path file) {
    if (!file.getFileName().toString().endsWith(".onnx")) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--out: " + file + ": give a file that ends in .onnx");
    }
    folder(file.toAbsolutePath().getParent());
    return file(file);
  }

  private static DroverException notWritable(String option, Path place, IOException e) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE, option + ": " + place + " cannot be written: give another", e);
  }
}
