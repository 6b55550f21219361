package io.drover.ros.bus;

import io.drover.ros.Publisher;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import java.util.Optional;

/** Hands messages to those who subscribe on the same bus. */
final class BusPublisher<M extends Message> implements Publisher<M> {
  private final InMemoryBus bus;
  private final String topic;
  private final MessageType<M> type;
  private final boolean latch;
  private Optional<M> last = Optional.empty();

  BusPublisher(InMemoryBus bus, String topic, MessageType<M> type, boolean latch) {
    this.bus = bus;
    this.topic = topic;
    this.type = type;
    this.latch = latch;
  }

  @Override
  public String topic() {
    return topic;
  }

  /** Subscriptions of the same topic, as long as they mean the same message. */
  boolean reaches(BusSubscription<?> subscription) {
    return subscription.topic().equals(topic) && subscription.type().md5().equals(type.md5());
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

  void greet(BusSubscription<?> newcomer) {
    Optional<M> latched;
    synchronized (this) {
      latched = latch ? last : Optional.empty();
    }
    latched.ifPresent(newcomer::accept);
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
