package io.drover.ros.bus;

import io.drover.ros.LogLevel;
import io.drover.ros.NodeLifetime;
import io.drover.ros.Parameters;
import io.drover.ros.Publisher;
import io.drover.ros.RawMessage;
import io.drover.ros.RosNode;
import io.drover.ros.ServiceCaller;
import io.drover.ros.ServiceHandler;
import io.drover.ros.ServiceServer;
import io.drover.ros.Subscription;
import io.drover.ros.TopicOptions;
import io.drover.ros.TopicSource;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import io.drover.ros.message.RosTime;
import io.drover.ros.message.ServiceType;
import io.drover.ros.msg.rosgraph_msgs.Log;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.name.GraphNames;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A node on a bus. */
final class BusNode implements RosNode {
  private static final double SERVICE_PAUSE_SECONDS = 0.01;

  private final InMemoryBus bus;
  private final GraphNames names;
  private final Parameters parameters;
  private final Publisher<Log> rosout;
  private final List<BusPublisher<?>> publishers = new CopyOnWriteArrayList<>();
  private final List<BusSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final List<BusService<?, ?>> services = new CopyOnWriteArrayList<>();
  private final NodeLifetime lifetime;
  private volatile Optional<String> reason = Optional.empty();

  BusNode(InMemoryBus bus, GraphNames names) {
    this.bus = bus;
    this.names = names;
    this.lifetime = new NodeLifetime(names.node());
    this.parameters = new BusParameters(bus.parameters(), names);
    this.rosout = advertise("/rosout", Log.TYPE, TopicOptions.latched());
  }

  @Override
  public GraphNames names() {
    return names;
  }

  @Override
  public <M extends Message> Publisher<M> advertise(
      String topic, MessageType<M> type, TopicOptions options) {
    lifetime.requireOpen();
    BusPublisher<M> one =
        new BusPublisher<>(
            bus, TopicSource.of(names.resolve(topic), type, names.node(), options.latch()));
    if (publishers.stream()
        .anyMatch(p -> bus.publishers().contains(p) && p.topic().equals(one.topic()))) {
      throw new IllegalStateException(
          one.topic() + " is published by this node already: close it first");
    }
    publishers.add(one);
    bus.publishers().add(one);
    return one;
  }

  @Override
  public <M extends Message> Subscription subscribe(
      String topic, MessageType<M> type, int queueLength, Consumer<? super M> listener) {
    lifetime.requireOpen();
    return listen(BusSubscription.of(bus, names.resolve(topic), type, listener));
  }

  @Override
  public Subscription subscribeRaw(
      String topic, int queueLength, Consumer<? super RawMessage> listener) {
    lifetime.requireOpen();
    return listen(BusSubscription.raw(bus, names.resolve(topic), listener));
  }

  private Subscription listen(BusSubscription one) {
    subscriptions.add(one);
    bus.subscriptions().add(one);
    bus.publishers().stream().filter(p -> p.reaches(one)).forEach(p -> p.greet(one));
    return one;
  }

  @Override
  public SortedMap<String, String> publishedTopics() {
    lifetime.requireOpen();
    SortedMap<String, String> topics = new TreeMap<>();
    bus.publishers().forEach(p -> topics.put(p.topic(), p.source().type()));
    return topics;
  }

  @Override
  public <Q extends Message, S extends Message> ServiceServer serve(
      String service, ServiceType<Q, S> type, ServiceHandler<Q, S> handler) {
    lifetime.requireOpen();
    BusService<Q, S> one = new BusService<>(bus, names.resolve(service), type, handler);
    services.add(one);
    bus.services().put(one.service(), one);
    return one;
  }

  @Override
  public <Q extends Message, S extends Message> ServiceCaller<Q, S> caller(
      String service, ServiceType<Q, S> type) {
    lifetime.requireOpen();
    return new BusServiceCaller<>(bus, names.resolve(service), type);
  }

  @Override
  public boolean awaitService(String service, double timeoutSeconds) {
    lifetime.requireOpen();
    String name = names.resolve(service);
    return lifetime.awaitUntil(
        () -> bus.services().containsKey(name), SERVICE_PAUSE_SECONDS, timeoutSeconds);
  }

  @Override
  public Parameters parameters() {
    lifetime.requireOpen();
    return parameters;
  }

  @Override
  public RosTime now() {
    return bus.now();
  }

  @Override
  public void log(LogLevel level, String message) {
    rosout.publish(
        Log.zero()
            .withHeader(Header.zero().withStamp(now()))
            .withLevel(level.number())
            .withName(names.node())
            .withMsg(message));
  }

  void leave(String why) {
    reason = Optional.of(why);
    close();
  }

  @Override
  public Optional<String> awaitClose() throws InterruptedException {
    lifetime.awaitEnd();
    return reason;
  }

  @Override
  public boolean isClosed() {
    return lifetime.isOver();
  }

  @Override
  public void close() {
    lifetime.end();
    publishers.forEach(BusPublisher::close);
    subscriptions.forEach(BusSubscription::close);
    services.forEach(BusService::close);
    bus.forget(this);
  }
}
