package io.drover.launch.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.GeoPoint;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.RpcServer;
import io.drover.airsim.rpc.WireType;
import io.drover.core.error.DroverException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Simulators that tell their vehicles' names and whether they are multirotors. */
class AirSimFleetTest {
  private static final String AT = "10.0.0.5:41451";

  @Test
  void givesEachDroneTheVehicleOfItsNameElseTheFirstOnes() {
    assertThat(choose(List.of("Lead", "drone1", "drone2"), List.of(), 2))
        .containsExactly("drone1", "drone2");
    assertThat(choose(List.of("Lead", "Tail", "drone1"), List.of(), 2))
        .containsExactly("Lead", "Tail");
    assertThat(choose(List.of("Lead", "Tail"), List.of("Tail", "Lead"), 2))
        .containsExactly("Tail", "Lead");
    assertThat(choose(List.of("Lead", "Tail"), List.of(""), 1)).containsExactly("Lead");
  }

  @Test
  void saysWhatIsMissingAndWhereToAddIt() {
    fails(List.of("Lead"), List.of(), 3, "has 1 vehicle [Lead] for 3 drones", "settings.json");
    fails(List.of("Lead"), List.of("Leed"), 1, AT, "no vehicle 'Leed': it has [Lead]");
    fails(List.of("Lead"), List.of("Lead", "Lead"), 2, "named twice");
  }

  @Test
  void tellsCarsFromMultirotors() {
    assertThatThrownBy(() -> choose(simulator(List.of("PhysXCar"), false), List.of(), 1))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining(AT + " drives cars")
        .hasMessageContaining("\"SimMode\": \"Multirotor\"");
  }

  private static void fails(List<String> present, List<String> wanted, int drones, String... says) {
    assertThatThrownBy(() -> choose(present, wanted, drones))
        .isInstanceOf(DroverException.class)
        .message()
        .contains(says)
        .hasLineCount(1);
  }

  private static List<String> choose(List<String> present, List<String> wanted, int drones) {
    return choose(simulator(present, true), wanted, drones);
  }

  private static List<String> choose(MethodTable simulator, List<String> wanted, int drones) {
    try (RpcServer server =
            RpcServer.start(
                new RpcServer.Options("127.0.0.1", 0, Dialect.MAP, 1 << 20, 8), simulator);
        AirSimClient client =
            AirSimClient.connect(AirSimClient.Options.of("127.0.0.1", server.port()))) {
      return AirSimFleet.choose(client, AT, wanted, drones);
    }
  }

  private static MethodTable simulator(List<String> vehicles, boolean multirotors) {
    MethodTable table =
        new MethodTable()
            .addNow("ping", 0, a -> Encodable.of(true))
            .addNow("getServerVersion", 0, a -> Encodable.of(WireType.INT, 1))
            .addNow("getMinRequiredClientVersion", 0, a -> Encodable.of(WireType.INT, 1))
            .addNow("getHomeGeoPoint", 1, a -> Encodable.of(GeoPoint.WIRE, new GeoPoint(0, 0, 0)))
            .addNow("listVehicles", 0, a -> Encodable.of(WireType.listOf(WireType.TEXT), vehicles));
    if (multirotors) {
      // a state without fields: all of them have defaults
      table.addNow("getMultirotorState", 1, a -> (packer, dialect) -> packer.packMapHeader(0));
    }
    return table;
  }
}
