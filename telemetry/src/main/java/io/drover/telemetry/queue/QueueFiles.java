package io.drover.telemetry.queue;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue's files, {@code 00000001.log} and so on: records are appended to the newest, and the
 * oldest goes when none of its messages waits any more. One process, which a lock sees to; one
 * thread.
 */
final class QueueFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueFiles.class);
  private static final Pattern NAME = Pattern.compile("\\d{8}\\.log");

  private final Path folder;
  private final long fileBytes;
  private final FileChannel lock;

  /** Sequences of the messages that wait, by the number of their file. */
  private final TreeMap<Integer, Set<Long>> waiting = new TreeMap<>();

  private final Map<Long, Integer> fileOf = new HashMap<>();
  private final Map<String, Long> nextIds = new TreeMap<>();
  private final List<StoredMessage> found;
  private Optional<FileChannel> newest = Optional.empty();
  private long newestBytes;

  private QueueFiles(Path folder, long fileBytes, FileChannel lock) throws IOException {
    this.folder = folder;
    this.fileBytes = fileBytes;
    this.lock = lock;
    this.found = recover();
    begin();
  }

  /**
   * Opens a folder, made if it is not there, and reads what an earlier process left.
   *
   * @param fileBytes after which a file is followed by the next
   * @throws DroverException {@code FILE_NOT_WRITABLE}, {@code RESOURCE_EXHAUSTED} if another
   *     process has it
   */
  static QueueFiles open(Path folder, long fileBytes) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (lock.tryLock() == null) {
          throw new OverlappingFileLockException();
        }
        return new QueueFiles(folder, fileBytes, lock);
      } catch (OverlappingFileLockException e) {
        lock.close();
        throw new DroverException(
            ErrorCode.RESOURCE_EXHAUSTED,
            folder + " is used by another process: stop it, or give another folder",
            e);
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, folder + " cannot be written: give another folder", e);
    }
  }

  /** What an earlier process left waiting, oldest first. */
  List<StoredMessage> found() {
    return found;
  }

  /** The header id that each topic goes on with, by its level. */
  Map<String, Long> nextIds() {
    return Map.copyOf(nextIds);
  }

  private List<StoredMessage> recover() throws IOException {
    TreeMap<Long, StoredMessage> left = new TreeMap<>();
    for (Path file : files()) {
      int number = number(file);
      waiting.put(number, new HashSet<>());
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        Optional<QueueRecord> next = QueueRecord.read(in);
        while (next.isPresent()) {
          recover(number, next.get(), left);
          next = QueueRecord.read(in);
        }
        if (in.available() > 0) {
          LOG.warn("{}: what follows a torn record is left out", file);
        }
      }
    }
    return new ArrayList<>(left.values());
  }

  private void recover(int file, QueueRecord record, Map<Long, StoredMessage> left) {
    if (record instanceof QueueRecord.Put put) {
      left.put(put.message().sequence(), put.message());
      note(file, put.message());
    } else if (record instanceof QueueRecord.Done done) {
      left.remove(done.sequence());
      forget(done.sequence());
    } else if (record instanceof QueueRecord.Ids ids) {
      ids.next().forEach((level, id) -> nextIds.merge(level, id, Math::max));
    }
  }

  private void note(int file, StoredMessage message) {
    waiting.get(file).add(message.sequence());
    fileOf.put(message.sequence(), file);
    nextIds.merge(message.topic().level(), message.headerId() + 1, Math::max);
  }

  private void forget(long sequence) {
    Integer file = fileOf.remove(sequence);
    if (file != null) {
      waiting.get(file).remove(sequence);
    }
  }

  /** Appends records, in one write; a new file is begun if the last one is full or has failed. */
  void append(List<QueueRecord> records) throws IOException {
    if (newest.isEmpty() || newestBytes >= fileBytes) {
      begin();
    }
    for (QueueRecord record : records) {
      if (record instanceof QueueRecord.Put put) {
        note(waiting.lastKey(), put.message());
      } else if (record instanceof QueueRecord.Done done) {
        forget(done.sequence());
      }
    }
    write(records);
    tidy();
  }

  private void begin() throws IOException {
    sync();
    closeNewest();
    int number = waiting.isEmpty() ? 1 : waiting.lastKey() + 1;
    FileChannel channel =
        FileChannel.open(
            folder.resolve("%08d.log".formatted(number)),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    newest = Optional.of(channel);
    newestBytes = 0;
    try {
      write(List.of(new QueueRecord.Ids(nextIds)));
      // the ids must be safe before the file that had them goes
      channel.force(true);
    } catch (IOException e) {
      closeNewest();
      Files.deleteIfExists(folder.resolve("%08d.log".formatted(number)));
      throw e;
    }
    waiting.put(number, new HashSet<>());
    tidy();
  }

  private void write(List<QueueRecord> records) throws IOException {
    FileChannel channel = newest.orElseThrow();
    try {
      for (QueueRecord record : records) {
        ByteBuffer bytes = ByteBuffer.wrap(record.bytes());
        newestBytes += bytes.remaining();
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    } catch (IOException e) {
      // its end may be torn: nothing may follow there
      closeNewest();
      throw e;
    }
  }

  private void tidy() throws IOException {
    while (waiting.size() > 1 && waiting.firstEntry().getValue().isEmpty()) {
      int oldest = waiting.firstKey();
      waiting.remove(oldest);
      Files.deleteIfExists(folder.resolve("%08d.log".formatted(oldest)));
    }
  }

  /** Has all that was appended survive a loss of power. */
  void sync() throws IOException {
    if (newest.isPresent()) {
      newest.get().force(false);
    }
  }

  private void closeNewest() throws IOException {
    if (newest.isPresent()) {
      FileChannel channel = newest.get();
      newest = Optional.empty();
      channel.close();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().substring(0, 8));
  }

  @Override
  public void close() throws IOException {
    try {
      sync();
      closeNewest();
    } finally {
      lock.close();
    }
  }
}
