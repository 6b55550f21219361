package io.drover.ros.tcp;

import io.drover.core.thread.DaemonThreads;
import io.drover.ros.RawMessage;
import io.drover.ros.Subscription;
import io.drover.ros.message.MessageFormatException;
import java.net.URI;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topic that this node listens to, over one link to each of its publishers. */
final class TcpSubscription implements Subscription {
  private static final Logger log = LoggerFactory.getLogger(TcpSubscription.class);

  private final String topic;
  private final WantedType type;
  private final String node;
  private final Receiver listener;
  private final DropOldestQueue<RawMessage> queue;
  private final AtomicLong malformed = new AtomicLong();
  private final Map<URI, PublisherLink> links = new LinkedHashMap<>();
  private final Consumer<TcpSubscription> onClose;
  private boolean registered;
  private boolean closed;

  TcpSubscription(
      String topic,
      WantedType type,
      String node,
      int queueLength,
      Receiver listener,
      Consumer<TcpSubscription> onClose) {
    this.topic = topic;
    this.type = type;
    this.node = node;
    this.listener = listener;
    this.onClose = onClose;
    this.queue = new DropOldestQueue<>(queueLength);
    new DaemonThreads("ros-listen " + topic).newThread(this::deliver).start();
  }

  @Override
  public String topic() {
    return topic;
  }

  WantedType type() {
    return type;
  }

  /** Who listens. */
  @FunctionalInterface
  interface Receiver {
    /** Takes a message; called by one thread at a time. */
    void accept(RawMessage message) throws MessageFormatException;
  }

  /**
   * Takes over who publishes. A publisher that the master no longer names stays until its
   * connection ends: a master that restarted knows few of those that it knew.
   */
  synchronized void update(Set<URI> publishers) {
    if (closed) {
      return;
    }
    Iterator<PublisherLink> known = links.values().iterator();
    while (known.hasNext()) {
      PublisherLink link = known.next();
      boolean listed = publishers.contains(link.publisher());
      link.listed(listed);
      if (!listed && !link.connected()) {
        link.close();
        known.remove();
      }
    }
    for (URI publisher : publishers) {
      links.computeIfAbsent(publisher, p -> new PublisherLink(p, topic, type, node, queue::put));
    }
  }

  /**
   * The master answered the registration. The first answer adds only: what the master told
   * meanwhile of publishers that came is newer.
   */
  void registered(Set<URI> publishers) {
    Set<URI> all = new LinkedHashSet<>(publishers);
    synchronized (this) {
      if (!registered) {
        all.addAll(links.keySet());
        registered = true;
      }
      update(all);
    }
  }

  /** The links there are, connected or not. */
  synchronized Collection<PublisherLink> links() {
    return Set.copyOf(links.values());
  }

  @Override
  public int publishers() {
    return (int) links().stream().filter(PublisherLink::connected).count();
  }

  @Override
  public long dropped() {
    return queue.dropped() + malformed.get();
  }

  private void deliver() {
    try {
      for (Optional<RawMessage> next = queue.take(); next.isPresent(); next = queue.take()) {
        deliver(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(RawMessage message) {
    try {
      listener.accept(message);
    } catch (MessageFormatException e) {
      malformed.incrementAndGet();
      log.warn("a message on {} is dropped: {}", topic, e.getMessage());
    } catch (RuntimeException e) {
      log.error("a listener of {} failed", topic, e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      links.values().forEach(PublisherLink::close);
      links.clear();
    }
    queue.close();
    onClose.accept(this);
  }
}
