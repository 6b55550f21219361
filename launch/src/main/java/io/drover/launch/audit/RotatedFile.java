package io.drover.launch.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is only appended to. Before it grows beyond its limit it becomes {@code NAME.1}, what
 * was that {@code NAME.2}, and so on; the oldest go. One process at a time may write it.
 *
 * <p>Where somebody moves or deletes the file, the next line begins a new one. What a power cut
 * left of a line is ended before the next line, so that at most that one cannot be read.
 */
final class RotatedFile implements LineFile {
  private static final Logger log = LoggerFactory.getLogger(RotatedFile.class);

  private final Path path;
  private final long maxBytes;
  private final int kept;
  private FileChannel channel;
  private Object fileKey;
  private long size;
  private long rotateAt;
  private boolean halfLine;

  /**
   * Not yet open.
   *
   * @param maxBytes before a line with which it would be larger, another file is begun, ≥ 1
   * @param kept how many former files stay, ≥ 1
   */
  RotatedFile(Path path, long maxBytes, int kept) {
    this.path = path;
    this.maxBytes = maxBytes;
    this.kept = kept;
  }

  /** Another process, or another part of this one, writes the file. */
  static final class InUse extends FileSystemException {
    private static final long serialVersionUID = 1L;

    InUse(Path file) {
      super(file.toString(), null, "another edge writes it");
    }
  }

  /**
   * Opens it, unless it is open.
   *
   * @throws InUse if somebody else writes it
   */
  void open() throws IOException {
    if (channel != null) {
      return;
    }
    FileChannel opened =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    try {
      size = opened.size();
      // before it is locked: to close any descriptor of a file gives up its process's locks on it
      halfLine = size > 0 && lastByte() != '\n';
      if (!locked(opened)) {
        throw new InUse(path);
      }
      fileKey = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      rotateAt = maxBytes;
      channel = opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /** Whether the file is ours alone; of file systems without locks that is taken for granted. */
  private static boolean locked(FileChannel opened) {
    try {
      return opened.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private int lastByte() throws IOException {
    try (RandomAccessFile reader = new RandomAccessFile(path.toFile(), "r")) {
      reader.seek(size - 1);
      return reader.read();
    }
  }

  @Override
  public void append(byte[] line) throws IOException {
    if (channel != null && gone()) {
      close();
    }
    open();
    if (size > 0 && size + line.length > rotateAt) {
      rotate();
    }
    try {
      if (halfLine) {
        write(new byte[] {'\n'});
        halfLine = false;
      }
      write(line);
    } catch (IOException e) {
      cutBack(e);
      throw e;
    }
  }

  private boolean gone() throws IOException {
    try {
      Object now = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return fileKey != null && !fileKey.equals(now);
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      int unused = channel.write(buffer);
    }
    size += bytes.length;
  }

  /** A full disk may have taken half a line. */
  private void cutBack(IOException failure) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      failure.addSuppressed(e);
      // opened anew, it is looked at how it ends
      closeQuietly();
    }
  }

  private void rotate() throws IOException {
    force();
    close();
    try {
      moveUp(1);
    } catch (IOException e) {
      log.warn("{} cannot become {}.1 and grows on: {}", path, path, e.toString());
      open();
      // not with every line again
      rotateAt = size + Math.max(1, maxBytes / 8);
      return;
    }
    open();
  }

  /** Makes room at a number, then moves the file of the number before there. */
  private void moveUp(int number) throws IOException {
    Path from = number == 1 ? path : numbered(number - 1);
    if (!Files.exists(from)) {
      return;
    }
    if (number > kept) {
      Files.delete(from);
      return;
    }
    moveUp(number + 1);
    Files.move(from, numbered(number), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path numbered(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  @Override
  public void force() throws IOException {
    if (channel != null) {
      channel.force(false);
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      log.debug("closing {} failed", path, e);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      FileChannel closing = channel;
      channel = null;
      closing.close();
    }
  }
}
