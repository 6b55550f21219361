package io.drover.telemetry.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;

/**
 * Which topics are larger than anybody needs: Moquette goes through levels one inside the other.
 */
final class TopicSize {
  private static final int MOST_LEVELS = 32;
  private static final int MOST_CHARACTERS = 1024;

  private TopicSize() {}

  static boolean exceeded(MqttMessage message) {
    if (message instanceof MqttPublishMessage published) {
      return exceeded(published.variableHeader().topicName());
    }
    if (message instanceof MqttSubscribeMessage subscribe) {
      return subscribe.payload().topicSubscriptions().stream()
          .map(MqttTopicSubscription::topicFilter)
          .anyMatch(TopicSize::exceeded);
    }
    return message instanceof MqttUnsubscribeMessage unsubscribe
        && unsubscribe.payload().topics().stream().anyMatch(TopicSize::exceeded);
  }

  static boolean exceeded(String topic) {
    return topic.length() > MOST_CHARACTERS
        || topic.chars().filter(character -> character == '/').count() >= MOST_LEVELS;
  }
}
