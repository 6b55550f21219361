package io.drover.airsim.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.server.RawClient;
import io.drover.airsim.server.ServedWorld;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgpack.value.ArrayValue;

/** What clients of the real simulators say to them, said to the embedded world. */
@Timeout(60)
class RecordedExchangeTest {
  /** Asked of flight control and of a map that the embedded world does not have. */
  private static final Set<String> LACKING =
      Set.of("moveByAngleRatesZ", "moveByAngleRatesThrottle", "simGetWorldExtents");

  @ParameterizedTest
  @EnumSource
  void answersAsTheRealServerDid(Dialect dialect) throws Exception {
    try (ServedWorld served = new ServedWorld(dialect, List.of("Drone1", "Drone2"), 50);
        RawClient client = new RawClient(served.server.port())) {
      for (Exchange exchange : Exchange.recorded(dialect)) {
        ArrayValue reply = client.exchange(exchange.request());
        assertThat(reply.get(1)).as(exchange.method()).isEqualTo(exchange.reply().get(1));
        if (LACKING.contains(exchange.method())) {
          assertThat(reply.get(2).toString()).contains("could not find function");
        } else if (exchange.refused()) {
          assertThat(reply.get(2)).isEqualTo(exchange.error());
        } else {
          assertThat(reply.get(2).isNilValue())
              .as("%s is answered: %s", exchange.method(), reply.get(2))
              .isTrue();
          assertThat(Shape.alike(reply.get(3), exchange.result()))
              .as(
                  "%s looks like%n%s, not%n%s",
                  exchange.method(), Shape.of(exchange.result()), Shape.of(reply.get(3)))
              .isTrue();
        }
      }
    }
  }
}
