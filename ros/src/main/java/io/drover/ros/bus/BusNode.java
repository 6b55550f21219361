package io.drover.ros.bus;

import io.drover.ros.LogLevel;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A node on a bus. */
final class BusNode implements RosNode {
  private static final long PAUSE_MILLIS = 10;

  private final InMemoryBus bus;
  private final GraphNames names;
  private final Parameters parameters;
  private final Publisher<Log> rosout;
  private final List<BusPublisher<?>> publishers = new CopyOnWriteArrayList<>();
  private final List<BusSubscription> subscriptions = new CopyOnWriteArrayList<>();
  private final List<BusService<?, ?>> services = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<String> reason = Optional.empty();

  BusNode(InMemoryBus bus, GraphNames names) {
    this.bus = bus;
    this.names = names;
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
    requireOpen();
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
    requireOpen();
    return listen(BusSubscription.of(bus, names.resolve(topic), type, listener));
  }

  @Override
  public Subscription subscribeRaw(
      String topic, int queueLength, Consumer<? super RawMessage> listener) {
    requireOpen();
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
    requireOpen();
    SortedMap<String, String> topics = new TreeMap<>();
    bus.publishers().forEach(p -> topics.put(p.topic(), p.source().type()));
    return topics;
  }

  @Override
  public <Q extends Message, S extends Message> ServiceServer serve(
      String service, ServiceType<Q, S> type, ServiceHandler<Q, S> handler) {
    requireOpen();
    BusService<Q, S> one = new BusService<>(bus, names.resolve(service), type, handler);
    services.add(one);
    bus.services().put(one.service(), one);
    return one;
  }

  @Override
  public <Q extends Message, S extends Message> ServiceCaller<Q, S> caller(
      String service, ServiceType<Q, S> type) {
    requireOpen();
    return new BusServiceCaller<>(bus, names.resolve(service), type);
  }

  @Override
  public boolean awaitService(String service, double timeoutSeconds) {
    requireOpen();
    String name = names.resolve(service);
    long end = System.nanoTime() + (long) (timeoutSeconds * 1e9);
    try {
      while (!bus.services().containsKey(name)) {
        if (System.nanoTime() > end || closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public Parameters parameters() {
    requireOpen();
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

  private void requireOpen() {
    if (isClosed()) {
      throw new IllegalStateException("node " + names.node() + " is closed");
    }
  }

  @Override
  public Optional<String> awaitClose() throws InterruptedException {
    closed.await();
    return reason;
  }

  @Override
  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
    publishers.forEach(BusPublisher::close);
    subscriptions.forEach(BusSubscription::close);
    services.forEach(BusService::close);
    bus.forget(this);
  }
}
