package io.drover.ros.bus;

import io.drover.ros.Publisher;
import io.drover.ros.TopicSource;
import io.drover.ros.message.Message;
import java.util.Optional;

/** Hands messages to those who subscribe on the same bus. */
final class BusPublisher<M extends Message> implements Publisher<M> {
  private final InMemoryBus bus;
  private final TopicSource source;
  private Optional<M> last = Optional.empty();

  BusPublisher(InMemoryBus bus, TopicSource source) {
    this.bus = bus;
    this.source = source;
  }

  TopicSource source() {
    return source;
  }

  @Override
  public String topic() {
    return source.topic();
  }

  /** Subscriptions of the same topic, as long as they mean the same message. */
  boolean reaches(BusSubscription subscription) {
    return subscription.topic().equals(source.topic()) && subscription.takes(source.md5());
  }

  @Override
  public void publish(M message) {
    if (!bus.publishers().contains(this)) {
      return;
    }
    synchronized (this) {
      last = Optional.of(message);
    }
    bus.deliver(this, message);
  }

  void greet(BusSubscription newcomer) {
    Optional<M> latched;
    synchronized (this) {
      latched = source.latching() ? last : Optional.empty();
    }
    latched.ifPresent(message -> newcomer.accept(source, message));
  }

  @Override
  public int subscribers() {
    return (int) bus.subscriptions().stream().filter(this::reaches).count();
  }

  @Override
  public void close() {
    bus.publishers().remove(this);
  }
}
