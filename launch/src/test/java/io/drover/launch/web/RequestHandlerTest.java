package io.drover.launch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestHandlerTest {
  @Test
  void cutsOffOnlyWhoStaysIdle() {
    WebRoutes none = new WebRoutes(Map.of(), Map.of(), Map.of());
    EmbeddedChannel client =
        new EmbeddedChannel(new RequestHandler(HostNames.LOCAL, none, Runnable::run, "ws"));
    // bytes may have left meanwhile, of an answer that is long
    client.pipeline().fireUserEventTriggered(IdleStateEvent.FIRST_ALL_IDLE_STATE_EVENT);
    assertThat(client.isOpen()).isTrue();
    client.pipeline().fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);
    assertThat(client.isOpen()).isFalse();
  }
}
