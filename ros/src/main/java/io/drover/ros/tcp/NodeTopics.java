package io.drover.ros.tcp;

import io.drover.ros.Publisher;
import io.drover.ros.Subscription;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The topics that a node publishes and listens to; names are resolved. Any thread. */
final class NodeTopics {
  private final String node;
  private final Registrations registrations;
  private final URI slave;
  private final Map<String, PublishedTopic> published = new ConcurrentHashMap<>();
  private final List<TcpSubscription> subscribed = new CopyOnWriteArrayList<>();

  NodeTopics(String node, Registrations registrations, URI slave) {
    this.node = node;
    this.registrations = registrations;
    this.slave = slave;
  }

  <M extends Message> Publisher<M> advertise(
      String name, MessageType<M> type, TopicOptions options) {
    PublishedTopic one = new PublishedTopic(name, type, options, node);
    if (published.putIfAbsent(name, one) != null) {
      throw new IllegalStateException(name + " is published by this node already: close it first");
    }
    registrations.add(
        one,
        m -> {
          var unused = m.ask("registerPublisher", name, type.name(), slave.toString());
        },
        m -> {
          var unused = m.ask("unregisterPublisher", name, slave.toString());
        });
    return new TcpPublisher<>(
        one,
        () -> {
          if (published.remove(name, one)) {
            registrations.remove(one);
            one.close();
          }
        });
  }

  Subscription subscribe(
      String name, WantedType type, int queueLength, TcpSubscription.Receiver listener) {
    TcpSubscription one =
        new TcpSubscription(name, type, node, queueLength, listener, this::forget);
    subscribed.add(one);
    registrations.add(
        one,
        m -> {
          Optional<Object> now = m.ask("registerSubscriber", name, type.name(), slave.toString());
          now.ifPresent(publishers -> one.registered(SlaveApi.uris(publishers)));
        },
        m -> {
          if (subscribed.stream().noneMatch(s -> s.topic().equals(name))) {
            var unused = m.ask("unregisterSubscriber", name, slave.toString());
          }
        });
    return one;
  }

  private void forget(TcpSubscription gone) {
    subscribed.remove(gone);
    registrations.remove(gone);
  }

  Optional<PublishedTopic> published(String name) {
    return Optional.ofNullable(published.get(name));
  }

  List<PublishedTopic> published() {
    return List.copyOf(published.values());
  }

  Set<String> publishedNames() {
    return Set.copyOf(published.keySet());
  }

  List<TcpSubscription> subscribed() {
    return List.copyOf(subscribed);
  }

  /**
   * Ends all.
   *
   * @param unregister takes everything back from the master
   */
  void close(Runnable unregister) {
    List<TcpSubscription> subscriptions = List.copyOf(subscribed);
    // a subscription tells the master once no other of its topic is left
    subscribed.clear();
    unregister.run();
    subscriptions.forEach(Subscription::close);
    published.values().forEach(PublishedTopic::close);
  }
}
