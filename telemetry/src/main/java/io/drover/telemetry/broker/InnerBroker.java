package io.drover.telemetry.broker;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * The broker behind a {@link Gate}.
 *
 * @param address where it listens
 * @param password that it asks for, known to the gate alone
 */
record InnerBroker(InetSocketAddress address, String password) {
  /** A client's request to connect as this broker takes it, for a session of this connection. */
  MqttConnectMessage request(MqttConnectMessage asked, String clientId) {
    MqttConnectVariableHeader header = asked.variableHeader();
    MqttConnectPayload payload = asked.payload();
    boolean cleanSession = true;
    return new MqttConnectMessage(
        asked.fixedHeader(),
        new MqttConnectVariableHeader(
            header.name(),
            header.version(),
            header.hasUserName(),
            header.hasPassword(),
            header.isWillRetain(),
            header.willQos(),
            header.isWillFlag(),
            cleanSession,
            header.keepAliveTimeSeconds()),
        new MqttConnectPayload(
            clientId,
            payload.willTopic(),
            payload.willMessageInBytes(),
            payload.userName(),
            password.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
