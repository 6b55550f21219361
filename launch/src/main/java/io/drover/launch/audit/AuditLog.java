package io.drover.launch.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records as JSON lines of a file, numbered and in order. Any thread.
 *
 * <p>A thread of its own writes. Whoever appends a record waits until it is in the file, so that a
 * process which is killed then has lost none; but only for as long as its patience lasts, once, and
 * not at all while the file cannot be written: records then wait in memory, up to {@value
 * #MOST_WAITING_BYTES} bytes, and what there is no room for is counted and told in the file later.
 * Lines are brought to the disk itself once a second, so that a power cut costs a second's.
 */
final class AuditLog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

  /** Some 40,000 records. */
  static final int MOST_WAITING_BYTES = 16 << 20;

  private static final long FORCE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long FAREWELL_MILLIS = 5000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LineFile file;
  private final String name;
  private final Map<String, Object> common;
  private final Clock clock;
  private final long patienceNanos;
  private final Thread writer = new Thread(this::run, "audit");
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long sequence;
  private long accepted;
  private long written;
  private long lost;
  private long lostUntold;
  private long failures;
  private boolean failing;
  private boolean slow;
  private boolean closed;

  private AuditLog(
      LineFile file, String name, Map<String, Object> common, Clock clock, double patienceSeconds) {
    this.file = file;
    this.name = name;
    this.common = common;
    this.clock = clock;
    this.patienceNanos = NanoClock.toNanos(patienceSeconds);
    writer.setDaemon(true);
  }

  /**
   * Begins to write.
   *
   * @param name of the file, for messages
   * @param common fields of every record, in their order
   * @param patienceSeconds how long an append waits for a disk that takes its time
   */
  static AuditLog start(
      LineFile file, String name, Map<String, Object> common, Clock clock, double patienceSeconds) {
    AuditLog audit = new AuditLog(file, name, new LinkedHashMap<>(common), clock, patienceSeconds);
    audit.writer.start();
    return audit;
  }

  /** Adds a record; its time and number are given to it here. */
  synchronized void append(Map<String, Object> record) {
    if (closed || waitingBytes >= MOST_WAITING_BYTES) {
      lost++;
      lostUntold++;
      return;
    }
    tellLoss();
    add(record);
    awaitWritten(accepted);
  }

  private void tellLoss() {
    if (lostUntold > 0) {
      long count = lostUntold;
      lostUntold = 0;
      add(Map.of("event", "records_lost", "count", count));
    }
  }

  private void add(Map<String, Object> record) {
    byte[] line = line(record);
    waiting.add(line);
    waitingBytes += line.length;
    accepted++;
    notifyAll();
  }

  private byte[] line(Map<String, Object> record) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("time", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
    fields.put("seq", ++sequence);
    fields.putAll(common);
    fields.putAll(record);
    try {
      byte[] json = JSON.writeValueAsBytes(fields);
      byte[] line = Arrays.copyOf(json, json.length + 1);
      line[json.length] = '\n';
      return line;
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INTERNAL, "an audit record is not JSON", e);
    }
  }

  private synchronized void awaitWritten(long number) {
    long end = System.nanoTime() + patienceNanos;
    while (written < number && !failing && !slow && !closed) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        // the others need not find out again that the disk hangs
        slow = true;
      } else if (interrupted(left)) {
        return;
      }
    }
  }

  /** Waits to be notified; whether the thread shall rather end. */
  private synchronized boolean interrupted(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void run() {
    long forced = System.nanoTime();
    boolean dirty = false;
    for (byte[] line = next(dirty); line != null || dirty; line = next(dirty)) {
      dirty |= line != null && write(line);
      if (dirty && (line == null || System.nanoTime() - forced >= FORCE_NANOS)) {
        force();
        forced = System.nanoTime();
        dirty = false;
      }
    }
    force();
    try {
      file.close();
    } catch (IOException e) {
      log.warn("{} was not closed in order: {}", name, e.toString());
    }
  }

  /**
   * The oldest record, once there is one; null when the end has come.
   *
   * @param dirty if there are lines to be forced: null as soon as that is due, too
   */
  private synchronized byte[] next(boolean dirty) {
    long due = System.nanoTime() + FORCE_NANOS;
    while (waiting.isEmpty() && !closed) {
      long left = due - System.nanoTime();
      if (dirty && left <= 0) {
        return null;
      }
      if (interrupted(dirty ? left : IDLE_NANOS)) {
        closed = true;
      }
    }
    return waiting.peek();
  }

  private boolean write(byte[] line) {
    try {
      file.append(line);
      succeeded(line.length);
      return true;
    } catch (IOException | RuntimeException e) {
      failed(e);
      return false;
    }
  }

  private synchronized void succeeded(int bytes) {
    if (failing) {
      log.warn("{} can be written again; {} records waited", name, waiting.size());
      failing = false;
    }
    waiting.remove();
    waitingBytes -= bytes;
    written++;
    if (waiting.isEmpty()) {
      slow = false;
      tellLoss();
    }
    notifyAll();
  }

  /** Waits before the next attempt, or gives up if the end has come. */
  private synchronized void failed(Exception e) {
    failures++;
    if (!failing) {
      log.warn("{} cannot be written, its records wait in memory: {}", name, e.toString());
      failing = true;
      notifyAll();
    }
    if (closed) {
      log.error("{} records never came into {}", waiting.size(), name);
      lost += waiting.size();
      waiting.clear();
      return;
    }
    long end = System.nanoTime() + RETRY_NANOS;
    for (long left = RETRY_NANOS; left > 0 && !closed; left = end - System.nanoTime()) {
      if (interrupted(left)) {
        closed = true;
      }
    }
  }

  private void force() {
    try {
      file.force();
    } catch (IOException e) {
      synchronized (this) {
        failures++;
      }
      log.warn("{} may not be on the disk yet: {}", name, e.toString());
    }
  }

  /** Records in the file. */
  synchronized long written() {
    return written;
  }

  /** Records that wait for the file. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** Records that there was no room for. */
  synchronized long lost() {
    return lost;
  }

  /** Times that the file could not be written. */
  synchronized long failures() {
    return failures;
  }

  /** Writes what waits, if that can be done, and ends. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      writer.join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
