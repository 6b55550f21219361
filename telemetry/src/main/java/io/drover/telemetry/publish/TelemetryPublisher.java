package io.drover.telemetry.publish;

import io.drover.telemetry.command.CommandDesk;
import io.drover.telemetry.command.CommandHandler;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.queue.MessageQueue;
import io.drover.telemetry.topic.TopicTree;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what one participant reports. It keeps the participant's {@code connection} topic true
 * by itself: ONLINE after every connection, OFFLINE at the end, and CONNECTION_BROKEN by the broker
 * in between.
 *
 * <p>Made for control loops: {@link #publish} only queues, and a broker that is slow, absent or
 * lost shows in {@link #status} and the log, never as an exception. Reports wait while the broker
 * is away; when there are too many the oldest periodic ones go first. Events arrive at least once,
 * periodic reports at most once. With a {@link PublisherOptions#store} events outlive the process,
 * too: the next one of the same participant sends them, in their order, before its own.
 */
public final class TelemetryPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TelemetryPublisher.class);
  private static final double GRACE_SECONDS = 1.0;

  private final Clock clock;
  private final Optional<CommandDesk> desk;
  private final Optional<MessageQueue> disk;
  private final Outbox outbox;
  private final LinkState link = new LinkState();
  private final LongAdder sent = new LongAdder();
  private final Thread worker;

  private TelemetryPublisher(
      PublisherOptions options,
      TopicTree tree,
      String role,
      Clock clock,
      Optional<CommandHandler> commands) {
    this.clock = clock;
    this.desk =
        commands.map(handler -> new CommandDesk(tree.participant(), handler, clock, this::publish));
    // of characters that neither level may have, + is one that folders may
    this.disk =
        options
            .store()
            .map(folder -> folder.resolve(tree.site() + "+" + tree.participant()))
            .map(folder -> MessageQueue.open(folder, options.storeBytes()));
    this.outbox =
        new Outbox(options.queueCapacity(), tree.participant(), disk, options.storeBytes());
    Backoff backoff =
        new Backoff(
            options.firstRetrySeconds(),
            options.longestRetrySeconds(),
            new SplittableRandom(tree.hashCode()));
    Presence presence = new Presence(tree, role, clock, options.tls());
    this.worker =
        new Thread(
            new Delivery(options, tree, presence, desk, outbox, link, sent, backoff),
            "telemetry-" + tree.participant());
    worker.setDaemon(true);
  }

  /**
   * Starts to connect, and returns at once.
   *
   * @param tree the participant's branch; no two publishers may share one
   * @param role what the participant is: {@code drone}, {@code edge}, …
   * @param clock what timestamps are read from; pauses between retries are wall-clock time
   * @throws io.drover.core.error.DroverException {@code FILE_NOT_READABLE} or {@code
   *     MALFORMED_FILE} if certificates cannot be used; {@code FILE_NOT_WRITABLE} or {@code
   *     RESOURCE_EXHAUSTED} if the store cannot, or is another process's
   */
  public static TelemetryPublisher start(
      PublisherOptions options, TopicTree tree, String role, Clock clock) {
    return start(options, tree, role, clock, Optional.empty());
  }

  /**
   * The same, of a participant that can be told to do something.
   *
   * @param commands who does it; empty: nobody
   */
  public static TelemetryPublisher start(
      PublisherOptions options,
      TopicTree tree,
      String role,
      Clock clock,
      Optional<CommandHandler> commands) {
    if (options.credentials().isPresent()
        && !options.broker().isEncrypted()
        && !options.broker().isLoopback()) {
      LOG.warn(
          "{}: its password travels to {} unencrypted: use ssl:// if the network is not trusted",
          tree.participant(),
          options.broker());
    }
    TelemetryPublisher publisher = new TelemetryPublisher(options, tree, role, clock, commands);
    publisher.worker.start();
    return publisher;
  }

  /** Queues {@code report}, stamped now. Any thread; takes microseconds, waits for nothing. */
  public void publish(Report report) {
    outbox.offer(report, clock.instant());
  }

  /** Waits until the broker is connected, at most {@code limit}; says whether it is. */
  public boolean awaitConnected(Duration limit) throws InterruptedException {
    return link.awaitUp(limit.toNanos());
  }

  /** What has become of the reports so far. Any thread. */
  public PublisherStatus status() {
    return link.status(outbox.counts(), sent.sum());
  }

  /**
   * Sends what waits if the broker is there, says OFFLINE and disconnects. Takes some tenths of a
   * second, and at most five seconds when the broker does not answer; what is left then is dropped,
   * or found by the next publisher where there is a store.
   */
  @Override
  public void close() {
    desk.ifPresent(CommandDesk::close);
    outbox.close();
    try {
      join(Delivery.FAREWELL_SECONDS + GRACE_SECONDS);
      worker.interrupt();
      join(GRACE_SECONDS);
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
    } finally {
      disk.ifPresent(MessageQueue::close);
    }
  }

  private void join(double seconds) throws InterruptedException {
    worker.join(Math.round(seconds * 1e3));
  }
}
