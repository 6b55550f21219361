package io.drover.launch.record;

import io.drover.core.error.DroverException;
import io.drover.ros.RosNode;
import io.drover.ros.message.RosTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Records: subscriptions stamp messages with ROS time and put them into a buffer, from which one
 * thread, the caller's, writes them. Memory is bounded by the buffer and a chunk of the bag.
 */
public final class Recorder {
  private static final double TURN_SECONDS = 0.1;

  /** What a crash may cost. */
  private static final double FLUSH_SECONDS = 2;

  /** How long what waits is written once it is over: the process has to write an index, too. */
  private static final double DRAIN_SECONDS = 5;

  private final RosNode node;
  private final RecordOptions options;
  private final BooleanSupplier over;
  private final RecordingWatch watch;
  private final LongSupplier nanoTime;
  private final MessageBuffer buffer;
  private final Set<String> topics = new HashSet<>();
  private final long startNanos;
  private long flushedNanos;
  private long toldNanos;
  private long messages;
  private long bytes;

  private Recorder(
      RosNode node,
      RecordOptions options,
      BooleanSupplier over,
      RecordingWatch watch,
      LongSupplier nanoTime) {
    this.node = node;
    this.options = options;
    this.over = over;
    this.watch = watch;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.flushedNanos = startNanos;
    this.toldNanos = startNanos;
    this.buffer = new MessageBuffer(options.bufferBytes());
  }

  /**
   * Looks whether recording could begin, before anything else is started.
   *
   * @throws DroverException if the bag cannot be begun
   */
  public static void require(RecordOptions options) {
    BagFiles.require(options);
  }

  /**
   * Records until it is over, the time has passed or the node is closed. What still waits for the
   * disk some seconds after it is over is lost.
   *
   * @param over whether it should come to its end; any thread
   * @param watch told now and then, by the caller's thread
   * @return how far it came
   * @throws DroverException {@code FILE_NOT_WRITABLE}, for example if the disk is full; the bag has
   *     an index then, if that could be written
   */
  public static RecordingState run(
      RosNode node, RecordOptions options, BooleanSupplier over, RecordingWatch watch) {
    return run(node, options, over, watch, System::nanoTime);
  }

  /** As {@link #run(RosNode, RecordOptions, BooleanSupplier, RecordingWatch)}, by a clock. */
  static RecordingState run(
      RosNode node,
      RecordOptions options,
      BooleanSupplier over,
      RecordingWatch watch,
      LongSupplier nanoTime) {
    return new Recorder(node, options, over, watch, nanoTime).run();
  }

  private RecordingState run() {
    BagFiles files = BagFiles.begin(options);
    TopicFinder finder = null;
    try (files) {
      Optional<RosTime> start = awaitTime(files);
      if (start.isPresent()) {
        finder =
            new TopicFinder(
                node, options.topics(), m -> buffer.put(new StampedMessage(node.now(), m)));
        record(files, finder, start.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (finder != null) {
        finder.close();
      }
    }
    return state(files, Optional.ofNullable(finder));
  }

  /** A simulation's time begins with its first clock message. */
  private Optional<RosTime> awaitTime(BagFiles files) throws InterruptedException {
    while (!over.getAsBoolean() && !node.isClosed()) {
      RosTime now = node.now();
      if (!now.equals(RosTime.ZERO)) {
        return Optional.of(now);
      }
      watch.at(state(files, Optional.empty()));
      Thread.sleep(Math.round(TURN_SECONDS * 1000));
    }
    return Optional.empty();
  }

  private void record(BagFiles files, TopicFinder finder, RosTime start)
      throws InterruptedException {
    Optional<TopicFinder> found = Optional.of(finder);
    while (!over.getAsBoolean() && !node.isClosed() && !passed(start)) {
      write(files, buffer.take(TURN_SECONDS));
      if (nanoTime.getAsLong() - flushedNanos > FLUSH_SECONDS * 1e9) {
        files.flush();
        flushedNanos = nanoTime.getAsLong();
      }
      tell(files, found);
    }
    finder.close();
    drain(files);
  }

  private void drain(BagFiles files) throws InterruptedException {
    OptionalLong since = OptionalLong.empty();
    for (Optional<StampedMessage> rest = buffer.take(0); rest.isPresent(); rest = buffer.take(0)) {
      if (since.isEmpty() && over.getAsBoolean()) {
        since = OptionalLong.of(nanoTime.getAsLong());
      }
      write(files, rest);
      if (since.isPresent() && nanoTime.getAsLong() - since.getAsLong() > DRAIN_SECONDS * 1e9) {
        buffer.giveUp();
      }
    }
  }

  private void tell(BagFiles files, Optional<TopicFinder> finder) {
    if (nanoTime.getAsLong() - toldNanos > TURN_SECONDS * 1e9) {
      watch.at(state(files, finder));
      toldNanos = nanoTime.getAsLong();
    }
  }

  private boolean passed(RosTime start) {
    return options.durationSeconds().isPresent()
        && node.now().secondsSince(start) >= options.durationSeconds().getAsDouble();
  }

  private void write(BagFiles files, Optional<StampedMessage> next) {
    if (next.isEmpty()) {
      return;
    }
    files.write(next.get());
    topics.add(next.get().message().source().topic());
    messages++;
    bytes += next.get().message().bytes().length;
  }

  private RecordingState state(BagFiles files, Optional<TopicFinder> finder) {
    return new RecordingState(
        files.current(),
        files.finished(),
        (nanoTime.getAsLong() - startNanos) * 1e-9,
        topics.size(),
        messages,
        bytes,
        buffer.lost() + finder.map(TopicFinder::lost).orElse(0L));
  }
}
