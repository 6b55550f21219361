package io.drover.launch.record;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.thread.DaemonThreads;
import io.drover.ros.RawMessage;
import io.drover.ros.RosNode;
import io.drover.ros.Subscription;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscribes to the topics of a choice, as they come. */
final class TopicFinder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicFinder.class);
  private static final long LOOK_MILLIS = 500;

  /** Only what comes while the listener, which never waits, has no turn. */
  private static final int QUEUE_LENGTH = 500;

  private final RosNode node;
  private final Consumer<RawMessage> listener;
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

  /** Topics that have been warned of. */
  private final Set<String> odd = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  TopicFinder(RosNode node, TopicChoice choice, Consumer<RawMessage> listener) {
    this.node = node;
    this.listener = listener;
    choice.names().forEach(this::listen);
    choice
        .found()
        .ifPresent(wanted -> new DaemonThreads("topics").newThread(() -> look(wanted)).start());
  }

  /** One thread at a time. */
  private void listen(String topic) {
    String name = node.names().resolve(topic);
    if (closed || subscriptions.containsKey(name)) {
      return;
    }
    Subscription subscription = node.subscribeRaw(topic, QUEUE_LENGTH, listener);
    // closing does not wait for a master that is slow to answer
    synchronized (subscriptions) {
      if (!closed) {
        subscriptions.put(name, subscription);
        return;
      }
    }
    subscription.close();
  }

  /** Passes over what is no name here, as others may publish. */
  private void listenIfNamed(String topic) {
    try {
      listen(topic);
    } catch (DroverException e) {
      if (e.code() != ErrorCode.INVALID_ARGUMENT) {
        throw e;
      }
      if (odd.add(topic)) {
        log.warn("a topic is not recorded: {}", e.getMessage());
      }
    }
  }

  private void look(Predicate<String> wanted) {
    while (!closed && !node.isClosed()) {
      try {
        node.publishedTopics().keySet().stream().filter(wanted).forEach(this::listenIfNamed);
      } catch (DroverException | IllegalStateException e) {
        // a master that restarts is asked again
        log.debug("topics cannot be listed: {}", e.getMessage());
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Messages that this process had no turn for. */
  long lost() {
    return subscriptions.values().stream().mapToLong(Subscription::dropped).sum();
  }

  @Override
  public void close() {
    synchronized (subscriptions) {
      closed = true;
    }
    subscriptions.values().forEach(Subscription::close);
  }
}
