package io.drover.ros.tcp;

import io.drover.ros.Publisher;
import io.drover.ros.message.Message;

/** What the owner of a published topic holds. */
record TcpPublisher<M extends Message>(PublishedTopic published, Runnable onClose)
    implements Publisher<M> {
  @Override
  public String topic() {
    return published.topic();
  }

  @Override
  public void publish(M message) {
    published.publish(message);
  }

  @Override
  public int subscribers() {
    return published.subscribers().size();
  }

  @Override
  public void close() {
    onClose.run();
  }
}
