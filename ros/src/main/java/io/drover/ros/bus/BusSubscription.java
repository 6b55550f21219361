package io.drover.ros.bus;

import io.drover.ros.Subscription;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a bus. */
final class BusSubscription<M extends Message> implements Subscription {
  private static final Logger log = LoggerFactory.getLogger(BusSubscription.class);

  private final InMemoryBus bus;
  private final String topic;
  private final MessageType<M> type;
  private final Consumer<? super M> listener;

  BusSubscription(
      InMemoryBus bus, String topic, MessageType<M> type, Consumer<? super M> listener) {
    this.bus = bus;
    this.topic = topic;
    this.type = type;
    this.listener = listener;
  }

  @Override
  public String topic() {
    return topic;
  }

  MessageType<M> type() {
    return type;
  }

  /** Takes a message of this type, whose check sum the publisher compared. */
  void accept(Message message) {
    try {
      @SuppressWarnings("unchecked")
      M mine = (M) message;
      listener.accept(mine);
    } catch (RuntimeException e) {
      log.error("a listener of {} failed", topic, e);
    }
  }

  @Override
  public int publishers() {
    return (int) bus.publishers().stream().filter(p -> p.reaches(this)).count();
  }

  @Override
  public long dropped() {
    return 0;
  }

  @Override
  public void close() {
    bus.subscriptions().remove(this);
  }
}
