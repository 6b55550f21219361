package io.drover.airsim.server;

import io.drover.airsim.flight.World;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.world.CameraModel;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Routes;
import io.drover.airsim.world.Scene;
import java.util.List;

/** A world of two drones on a free port, whose time runs much faster than the clock. */
public final class ServedWorld implements AutoCloseable {
  public static final int WIDTH = 64;
  public static final int HEIGHT = 48;

  private static final Scene SCENE = Scene.build(Routes.named("campus"));

  public final World world;
  public final AirSimServer server;

  public ServedWorld(Dialect dialect) {
    this(dialect, List.of("Lead", "Tail"), 20);
  }

  public ServedWorld(Dialect dialect, List<String> vehicles, double speed) {
    world = World.atRouteStart(SCENE, Conditions.CLEAR, vehicles);
    server =
        AirSimServer.start(
            world,
            AirSimServer.Options.DEFAULTS
                .withAddress("127.0.0.1", 0)
                .withDialect(dialect)
                .withClockSpeed(speed)
                .withCamera(new CameraModel(WIDTH, HEIGHT, Math.PI / 2)));
  }

  @Override
  public void close() {
    server.close();
  }
}
