package io.drover.launch.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class JavaLoggingTest {
  @Test
  void anOutsidersBytesAreNoNewsButDefectsAre() {
    JavaLogging.quieten();
    Logger transport = Logger.getLogger("io.grpc.netty.NettyServerTransport.connections");
    assertThat(transport.isLoggable(Level.INFO)).isFalse();
    assertThat(transport.isLoggable(Level.SEVERE)).isTrue();
  }
}
