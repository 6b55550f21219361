package io.drover.telemetry.queue;

import io.drover.core.thread.DaemonThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps on disk what waits for a broker. Any thread, and none is kept waiting: a thread of its own
 * writes, within milliseconds, which outlives a crash of the process; and has the disk take it
 * ({@code fsync}) once a second, which outlives a loss of power. What a crash tears off the end is
 * left out. A disk that fails costs only that: messages then wait in memory.
 */
public final class MessageQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MessageQueue.class);
  private static final long SYNC_MILLIS = 1_000;
  private static final long FAREWELL_MILLIS = 5_000;
  private static final int FILES = 16;
  private static final long LEAST_FILE_BYTES = 4 * 1024;

  private final QueueFiles files;
  private final List<StoredMessage> found;
  private final Map<String, Long> nextIds;
  private final Path folder;
  private final BlockingQueue<QueueRecord> records = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;

  /** Of the thread. */
  private boolean failing;

  private boolean unsynced;
  private long lastSyncNanos = System.nanoTime();

  private MessageQueue(Path folder, QueueFiles files) {
    this.folder = folder;
    this.files = files;
    this.found = files.found();
    this.nextIds = files.nextIds();
    this.thread = new DaemonThreads("telemetry-queue").newThread(this::run);
  }

  /**
   * Opens a folder and reads what an earlier process left there.
   *
   * @param bytes that are meant to wait there; files are as long as that makes them
   * @throws io.drover.core.error.DroverException {@code FILE_NOT_WRITABLE}, {@code
   *     RESOURCE_EXHAUSTED} if another process has it
   */
  public static MessageQueue open(Path folder, long bytes) {
    MessageQueue queue =
        new MessageQueue(
            folder, QueueFiles.open(folder, Math.max(LEAST_FILE_BYTES, bytes / FILES)));
    queue.thread.start();
    return queue;
  }

  /** What an earlier process left waiting, oldest first. */
  public List<StoredMessage> found() {
    return found;
  }

  /** The header id that a topic went on with when this was opened, by the topic's level. */
  public Map<String, Long> nextIds() {
    return nextIds;
  }

  /** Keeps a message. */
  public void put(StoredMessage message) {
    records.add(new QueueRecord.Put(message));
  }

  /** A message waits no more: the broker has it, or it was given up. */
  public void done(long sequence) {
    records.add(new QueueRecord.Done(sequence));
  }

  private void run() {
    try {
      while (!closing || !records.isEmpty()) {
        step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeFiles();
    }
  }

  private void step() throws InterruptedException {
    QueueRecord first = records.poll(SYNC_MILLIS, TimeUnit.MILLISECONDS);
    try {
      if (first != null) {
        List<QueueRecord> batch = new ArrayList<>();
        batch.add(first);
        records.drainTo(batch);
        files.append(batch);
        unsynced = true;
      }
      long now = System.nanoTime();
      if (unsynced && now - lastSyncNanos >= TimeUnit.MILLISECONDS.toNanos(SYNC_MILLIS)) {
        files.sync();
        unsynced = false;
        lastSyncNanos = now;
      }
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        LOG.warn(
            "{}: events are kept in memory only, the disk does not take them ({}): make room",
            folder,
            e.getMessage());
      }
    }
  }

  private void closeFiles() {
    try {
      files.close();
    } catch (IOException e) {
      LOG.warn("{}: the end of the queue may be lost: {}", folder, e.getMessage());
    }
  }

  /** Writes what it was given, and gives the folder back. */
  @Override
  public void close() {
    closing = true;
    // wakes it; a message of this number never was
    done(-1);
    try {
      thread.join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
