package io.drover.telemetry.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;

/** Commands fail in Moquette's session loops, as acknowledgements do that come too late. */
class SessionLoopsTest {
  private static final long LIMIT_MILLIS = 20_000;

  /** More than there are loops, so that some fall to one that has failed. */
  private static final int CLIENTS = 8;

  private static MqttAsyncClient connected(EmbeddedBroker broker, String id) throws MqttException {
    MqttAsyncClient client =
        new MqttAsyncClient(broker.url().toString(), id, new MemoryPersistence());
    client.connect().waitForCompletion(LIMIT_MILLIS);
    return client;
  }

  private static void leave(MqttAsyncClient client) throws MqttException {
    if (client.isConnected()) {
      client.disconnectForcibly(0, 100);
    }
    client.close(true);
  }

  private static void failEachLoop(EmbeddedBroker broker) throws ReflectiveOperationException {
    Callable<String> failing =
        () -> {
          throw new IllegalStateException("an acknowledgement of what is gone");
        };
    Object dispatcher = get(get(broker, "server"), "dispatcher");
    Method route =
        dispatcher
            .getClass()
            .getDeclaredMethod("routeCommand", String.class, String.class, Callable.class);
    route.setAccessible(true);
    for (int i = 0; i < CLIENTS; i++) {
      route.invoke(dispatcher, "client" + i, "test", failing);
    }
  }

  private static Object get(Object of, String field) throws ReflectiveOperationException {
    Field there = of.getClass().getDeclaredField(field);
    there.setAccessible(true);
    return there.get(of);
  }

  @Test
  void clientsAreServedAfterACommandThatFailed() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0))) {
      failEachLoop(broker);
      for (int i = 0; i < CLIENTS; i++) {
        MqttAsyncClient client = connected(broker, "client" + i);
        client.publish("some/where", new byte[] {1}, 1, false).waitForCompletion(LIMIT_MILLIS);
        assertThat(client.isConnected()).isTrue();
        leave(client);
      }
    }
  }
}
