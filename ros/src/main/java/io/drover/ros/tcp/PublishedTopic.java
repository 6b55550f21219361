package io.drover.ros.tcp;

import io.drover.ros.TopicOptions;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import io.drover.ros.message.MessageWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic of this node and those who subscribe to it. Any thread. */
final class PublishedTopic {
  private final String topic;
  private final MessageType<?> type;
  private final TopicOptions options;
  private final String node;
  private final List<SubscriberConnection> subscribers = new CopyOnWriteArrayList<>();
  private Optional<ByteBuffer> last = Optional.empty();
  private boolean closed;

  PublishedTopic(String topic, MessageType<?> type, TopicOptions options, String node) {
    this.topic = topic;
    this.type = type;
    this.options = options;
    this.node = node;
  }

  String topic() {
    return topic;
  }

  MessageType<?> type() {
    return type;
  }

  List<SubscriberConnection> subscribers() {
    return subscribers;
  }

  void publish(Message message) {
    if (subscribers.isEmpty() && !options.latch()) {
      return;
    }
    ByteBuffer frame = MessageWriter.frame(message);
    synchronized (this) {
      if (options.latch()) {
        last = Optional.of(frame);
      }
      subscribers.forEach(s -> s.send(frame));
    }
  }

  /** Serves a subscriber until it leaves. */
  void serve(Socket socket, InputStream in, ConnectionHeader header) throws IOException {
    if (!header.accepts(type.md5())) {
      ConnectionHeader.of(
              "error",
              "topic "
                  + topic
                  + " is of "
                  + type.name()
                  + " ["
                  + type.md5()
                  + "], not "
                  + header.get("type").orElse("?")
                  + " ["
                  + header.get("md5sum").orElse("?")
                  + "]")
          .write(socket.getOutputStream());
      return;
    }
    ConnectionHeader.of(
            "callerid",
            node,
            "topic",
            topic,
            "type",
            type.name(),
            "md5sum",
            type.md5(),
            "latching",
            options.latch() ? "1" : "0",
            "message_definition",
            type.definition())
        .write(socket.getOutputStream());
    SubscriberConnection subscriber =
        new SubscriberConnection(header.get("callerid").orElse("?"), socket, options.queueLength());
    synchronized (this) {
      if (closed) {
        return;
      }
      last.ifPresent(subscriber::send);
      subscribers.add(subscriber);
    }
    try {
      subscriber.run(in);
    } finally {
      subscribers.remove(subscriber);
    }
  }

  synchronized void close() {
    closed = true;
    subscribers.forEach(SubscriberConnection::close);
  }
}
