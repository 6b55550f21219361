package io.drover.airsim.rpc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RpcServerTest {
  @Test
  @Timeout(60)
  void takesNobodyAnyMoreOnceItIsClosed() {
    for (int i = 0; i < 50; i++) {
      RpcServer server =
          RpcServer.start(
              new RpcServer.Options("127.0.0.1", 0, Dialect.MAP, 1 << 20, 8), new MethodTable());
      server.close();
      assertThatThrownBy(() -> RpcConnection.open("127.0.0.1", server.port(), Dialect.MAP, 2))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("start the simulator");
    }
  }
}
