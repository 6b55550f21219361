package io.drover.telemetry.broker;

import io.moquette.broker.Server;
import io.moquette.interception.AbstractInterceptHandler;
import io.moquette.interception.messages.InterceptConnectMessage;
import io.moquette.interception.messages.InterceptConnectionLostMessage;
import io.moquette.interception.messages.InterceptDisconnectMessage;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retains last wills: Moquette 0.17 hands them to present subscribers but forgets their retain
 * flag, so that who subscribes later would still see the participant online. Present subscribers
 * get such a will twice, as QoS 1 allows.
 *
 * <p>Called on Moquette's one interceptor thread only, in the order of what happened.
 */
final class RetainedWills extends AbstractInterceptHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RetainedWills.class);

  private final Server server;
  private final Map<String, InterceptConnectMessage> clients = new HashMap<>();

  RetainedWills(Server server) {
    this.server = server;
  }

  @Override
  public String getID() {
    return "retained-wills";
  }

  @Override
  public void onConnect(InterceptConnectMessage message) {
    clients.put(message.getClientID(), message);
  }

  @Override
  public void onDisconnect(InterceptDisconnectMessage message) {
    clients.remove(message.getClientID());
  }

  @Override
  public void onConnectionLost(InterceptConnectionLostMessage message) {
    String clientId = message.getClientID();
    if (isConnected(clientId)) {
      // it came back on a new connection, which has replaced the one that is lost
      return;
    }
    InterceptConnectMessage client = clients.remove(clientId);
    if (client != null && client.isWillFlag() && client.isWillRetain()) {
      retainWill(clientId, client);
    }
  }

  @Override
  public void onSessionLoopError(Throwable error) {
    // the loops' own matter
  }

  private boolean isConnected(String clientId) {
    return server.listConnectedClients().stream()
        .anyMatch(client -> client.getClientID().equals(clientId));
  }

  private void retainWill(String clientId, InterceptConnectMessage client) {
    try {
      server.internalPublish(
          MqttMessageBuilders.publish()
              .topicName(client.getWillTopic())
              .qos(MqttQoS.valueOf(client.getWillQos()))
              .retained(true)
              .payload(Unpooled.wrappedBuffer(client.getWillMessage()))
              .build(),
          clientId);
    } catch (IllegalStateException e) {
      LOG.debug("the broker is stopping: nobody is left to tell that {} is gone", clientId);
    }
  }
}
