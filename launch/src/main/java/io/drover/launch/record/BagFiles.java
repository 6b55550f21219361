package io.drover.launch.record;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.TopicSource;
import io.drover.ros.bag.BagWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bag, or those it is split into. Each is called {@code NAME.bag.active} until it has its
 * index, so that nobody takes one that was broken off for a whole one. One thread.
 */
final class BagFiles implements AutoCloseable {
  private static final String ACTIVE = ".active";

  private final RecordOptions options;
  private final List<Path> finished = new ArrayList<>();

  /** The last message of each latching publisher, which is repeated at the start of each file. */
  private final Map<TopicSource, StampedMessage> latched = new LinkedHashMap<>();

  private Path path;
  private BagWriter writer;

  private BagFiles(RecordOptions options) {
    this.options = options;
  }

  /**
   * Begins the first file.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  static BagFiles begin(RecordOptions options) {
    BagFiles files = new BagFiles(options);
    files.next();
    return files;
  }

  /**
   * Looks whether the first file could be begun.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if there is such a file already, or no folder
   *     for it; {@code FILE_NOT_WRITABLE} if the folder cannot be written to
   */
  static void require(RecordOptions options) {
    Path first = numbered(options, 0);
    Path folder = first.toAbsolutePath().getParent();
    for (Path there : List.of(first, active(first))) {
      if (Files.exists(there)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT, there + " is there already: remove it, or name another");
      }
    }
    if (!Files.isDirectory(folder)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, folder + " is no folder: make it, or name another");
    }
    if (!Files.isWritable(folder)) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, folder + " cannot be written to: name another folder");
    }
  }

  private static Path numbered(RecordOptions options, int number) {
    if (options.splitBytes().isEmpty()) {
      return options.bag();
    }
    String name = options.bag().getFileName().toString();
    String stem = name.endsWith(".bag") ? name.substring(0, name.length() - 4) : name;
    return options.bag().resolveSibling(stem + "_" + number + ".bag");
  }

  private static Path active(Path bag) {
    return bag.resolveSibling(bag.getFileName() + ACTIVE);
  }

  private void next() {
    path = numbered(options, finished.size());
    try {
      writer = BagWriter.create(active(path), options.compression());
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /**
   * Appends a message.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}, for example if the disk is full; what was
   *     written before is well
   */
  void write(StampedMessage message) {
    try {
      if (options.splitBytes().isPresent() && writer.length() >= options.splitBytes().getAsLong()) {
        finish();
        next();
        for (StampedMessage held : latched.values()) {
          writer.write(message.time(), held.message());
        }
      }
      writer.write(message.time(), message.message());
    } catch (IOException e) {
      throw notWritable(e);
    }
    if (options.splitBytes().isPresent() && message.message().source().latching()) {
      latched.put(message.message().source(), message);
    }
  }

  /** Hands everything to the operating system, so that it survives this process. */
  void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  /** The file that is written now. */
  Path current() {
    return active(path);
  }

  /** Those that are whole. */
  List<Path> finished() {
    return List.copyOf(finished);
  }

  private void finish() {
    try {
      writer.close();
    } catch (UncheckedIOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE,
          active(path)
              + " has no index ("
              + e.getCause().getMessage()
              + "): make room, then rosbag reindex "
              + active(path),
          e);
    }
    try {
      Files.move(active(path), path);
    } catch (IOException e) {
      throw notWritable(e);
    }
    finished.add(path);
  }

  private DroverException notWritable(IOException e) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE,
        path + " cannot be written: " + e.getMessage() + "; what came before is kept",
        e);
  }

  /** Writes the last index. */
  @Override
  public void close() {
    finish();
  }
}
