package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlyConfig;
import io.drover.rpc.HostPort;
import io.drover.telemetry.broker.BrokerUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edge, links and drones are real processes; this class's own main is their program. */
class LiveRunTest {
  @TempDir Path folder;

  /** Serves nothing; as a drone, dies in the middle where it flies the policy {@code local}. */
  public static void main(String[] arguments) {
    if (!arguments[0].equals("drone")) {
      try (Lifetime lifetime = Lifetime.begin()) {
        Announcement.print(HostPort.loopback(9));
        lifetime.untilOver();
      }
      return;
    }
    DroneConfig config = ConfigReader.read(Path.of(arguments[2]), DroneConfig.DEFAULT);
    if (config.policy().equals("local")) {
      System.exit(3);
    }
    FlightFolderTest.write(Path.of(arguments[4]), FlightFolderTest.flight());
  }

  /** In a simulator that nobody connects to. */
  static LivePlan plan(Path folder) {
    return plan(folder, HostPort.loopback(9));
  }

  private static LivePlan plan(Path folder, HostPort simulator) {
    FlyConfig config =
        ConfigReader.parse("test", "policies: [a3d, local, offload]", FlyConfig.DEFAULT);
    return new LivePlan(
        config,
        Optional.empty(),
        BandwidthTrace.constant(1e6),
        Optional.of(simulator),
        List.of(),
        10,
        BrokerUrl.parse("tcp://127.0.0.1:9"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        folder,
        LiveRunTest.class.getName());
  }

  private static WorldRole world() {
    WorldConfig config =
        ConfigReader.parse(
            "test",
            "route: campus\nbind: 127.0.0.1:0\ncamera: {width: 64, height: 64}\n",
            WorldConfig.DEFAULT);
    return WorldRole.start(config, Routes.named("campus"));
  }

  @Test
  void keepsWhatWasFlownWhenADroneDies() {
    // what an earlier run left in its folder is not this one's
    FlightFolderTest.write(folder.resolve("local-0").resolve("drone1"), FlightFolderTest.flight());
    try (WorldRole world = world()) {
      LiveRun.Outcome run = new LiveRun(plan(folder, world.address()), () -> false).fly();
      assertThat(run.flown()).hasSize(2);
      assertThat(run.losses())
          .singleElement()
          .asString()
          .contains("drone1", "exit code 3", "local-0");
    }
  }
}
