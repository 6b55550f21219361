package io.drover.ros.bus;

import io.drover.ros.RosNode;
import io.drover.ros.message.Message;
import io.drover.ros.message.RosTime;
import io.drover.ros.name.GraphNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A graph inside one process. Messages are handed over as they are, in the publisher's thread,
 * before {@code publish} returns: what a test publishes has arrived. Any thread.
 */
public final class InMemoryBus {
  private final Map<String, BusNode> nodes = new ConcurrentHashMap<>();
  private final List<BusPublisher<?>> publishers = new CopyOnWriteArrayList<>();
  private final List<BusSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Map<String, BusService<?, ?>> services = new ConcurrentHashMap<>();
  private final ParameterTree parameters = new ParameterTree();
  private volatile Optional<RosTime> simulated = Optional.empty();

  /** Adds a node; one of the same name leaves. */
  public RosNode join(GraphNames names) {
    BusNode node = new BusNode(this, names);
    Optional.ofNullable(nodes.put(names.node(), node))
        .ifPresent(older -> older.leave("another node took the name " + names.node()));
    return node;
  }

  /** Lets time be what the test says from now on. */
  public void setTime(RosTime now) {
    simulated = Optional.of(now);
  }

  RosTime now() {
    Instant wall = Instant.now();
    return simulated.orElseGet(() -> new RosTime(wall.getEpochSecond(), wall.getNano()));
  }

  ParameterTree parameters() {
    return parameters;
  }

  Map<String, BusService<?, ?>> services() {
    return services;
  }

  List<BusPublisher<?>> publishers() {
    return publishers;
  }

  List<BusSubscription> subscriptions() {
    return subscriptions;
  }

  void forget(BusNode node) {
    nodes.remove(node.names().node(), node);
  }

  void deliver(BusPublisher<?> from, Message message) {
    subscriptions.stream().filter(from::reaches).forEach(s -> s.accept(from.source(), message));
  }
}
