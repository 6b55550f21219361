package io.drover.telemetry.publish;

import io.drover.telemetry.payload.Connection;
import io.drover.telemetry.payload.ConnectionState;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.MessageWriter;
import io.drover.telemetry.topic.Topic;
import io.drover.telemetry.topic.TopicTree;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;

/**
 * What the broker says of a participant on its {@code connection} topic. A session has two messages
 * there: ONLINE, then either OFFLINE or the last will. So the two ends share one header id, and ids
 * have no gaps whichever comes. One thread.
 */
final class Presence {
  private final TopicTree tree;
  private final Clock clock;
  private final Connection online;
  private final Connection offline;
  private final Connection broken;
  private final Optional<SSLSocketFactory> tls;
  private long sessions;

  Presence(TopicTree tree, String role, Clock clock, Optional<SSLSocketFactory> tls) {
    this.tls = tls;
    this.tree = tree;
    this.clock = clock;
    this.online = new Connection(ConnectionState.ONLINE, role);
    this.offline = new Connection(ConnectionState.OFFLINE, role);
    this.broken = new Connection(ConnectionState.CONNECTION_BROKEN, role);
  }

  /**
   * The same for every session: a broker that meets it again ends the old session, last will
   * included, before the new one can say ONLINE.
   */
  String clientId() {
    return "drover/" + tree.site() + "/" + tree.participant();
  }

  /** How to connect, with the last will of the session that begins. */
  MqttConnectOptions connect(PublisherOptions options) {
    MqttConnectOptions connect = options.connect(tls);
    connect.setWill(
        tree.path(Topic.CONNECTION),
        message(2 * sessions + 1, broken),
        Topic.CONNECTION.qos(),
        Topic.CONNECTION.retained());
    return connect;
  }

  byte[] online() {
    return message(2 * sessions, online);
  }

  byte[] offline() {
    return message(2 * sessions + 1, offline);
  }

  void sessionEnded() {
    sessions++;
  }

  private byte[] message(long headerId, Connection connection) {
    Header header = new Header(headerId, clock.instant(), tree.participant());
    return MessageWriter.write(header, connection);
  }
}
