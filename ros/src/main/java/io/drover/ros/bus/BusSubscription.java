package io.drover.ros.bus;

import io.drover.ros.RawMessage;
import io.drover.ros.Subscription;
import io.drover.ros.TopicSource;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import io.drover.ros.message.MessageWriter;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a bus. */
final class BusSubscription implements Subscription {
  private static final Logger log = LoggerFactory.getLogger(BusSubscription.class);

  private final InMemoryBus bus;
  private final String topic;

  /** The check sum of the type that is wanted; empty if any is. */
  private final Optional<String> md5;

  private final BiConsumer<TopicSource, Message> listener;

  private BusSubscription(
      InMemoryBus bus,
      String topic,
      Optional<String> md5,
      BiConsumer<TopicSource, Message> listener) {
    this.bus = bus;
    this.topic = topic;
    this.md5 = md5;
    this.listener = listener;
  }

  static <M extends Message> BusSubscription of(
      InMemoryBus bus, String topic, MessageType<M> type, Consumer<? super M> listener) {
    return new BusSubscription(
        bus,
        topic,
        Optional.of(type.md5()),
        (source, message) -> {
          @SuppressWarnings("unchecked") // the publisher compared check sums
          M mine = (M) message;
          listener.accept(mine);
        });
  }

  static BusSubscription raw(InMemoryBus bus, String topic, Consumer<? super RawMessage> listener) {
    return new BusSubscription(
        bus,
        topic,
        Optional.empty(),
        (source, message) -> listener.accept(new RawMessage(source, MessageWriter.bytes(message))));
  }

  @Override
  public String topic() {
    return topic;
  }

  /** Whether a type of a check sum is what is wanted. */
  boolean takes(String offered) {
    return md5.map(offered::equals).orElse(true);
  }

  void accept(TopicSource source, Message message) {
    try {
      listener.accept(source, message);
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
