package io.drover.airsim.server;

import io.drover.airsim.flight.Pose;
import io.drover.airsim.flight.World;
import io.drover.airsim.rpc.Arguments;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcRefusal;
import io.drover.airsim.rpc.WeatherCode;
import io.drover.airsim.rpc.WireType;
import io.drover.core.geometry.Vector3;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The calls about the connection and the simulation as a whole. */
final class SimulationMethods {
  private static final double FRAME_SECONDS = 1 / 60.0;

  private final World world;
  private final Fleet fleet;
  private final Pacer pacer;
  private final WeatherControl weather;
  private final AirSimServer.Options options;

  SimulationMethods(World world, Fleet fleet, Pacer pacer, AirSimServer.Options options) {
    this.world = world;
    this.fleet = fleet;
    this.pacer = pacer;
    this.weather = new WeatherControl(world);
    this.options = options;
  }

  void addTo(MethodTable table) {
    table
        .addNow("ping", 0, a -> Encodable.of(true))
        .addNow("getServerVersion", 0, this::version)
        .addNow("getMinRequiredClientVersion", 0, this::version)
        .addNow(
            "listVehicles",
            0,
            a -> Encodable.of(WireType.listOf(WireType.TEXT), world.vehicleNames()))
        .addNow("getSettingsString", 0, a -> Encodable.of(settings()))
        .addNow("reset", 0, this::reset)
        .addNow("simPause", 1, this::pause)
        .addNow("simIsPaused", 0, a -> Encodable.of(pacer.isPaused()))
        .add("simContinueForTime", 1, a -> continueFor(a.real()))
        .add("simContinueForFrames", 1, a -> continueFor(a.whole() * FRAME_SECONDS))
        .addNow("simEnableWeather", 1, this::enableWeather)
        .addNow("simSetWeatherParameter", 2, this::setWeather)
        .addNow("simSetWind", 1, this::setWind);
  }

  private Encodable version(Arguments a) {
    return Encodable.of(WireType.INT, options.dialect().version());
  }

  private Encodable reset(Arguments a) {
    fleet.all().forEach(vehicle -> vehicle.moves.clear());
    world.reset();
    return Encodable.NIL;
  }

  private Encodable pause(Arguments a) throws IOException {
    pacer.pause(a.flag());
    return Encodable.NIL;
  }

  private CompletableFuture<Encodable> continueFor(double seconds) {
    return pacer.continueFor(seconds).thenApply(nothing -> Encodable.NIL);
  }

  private Encodable enableWeather(Arguments a) throws IOException {
    weather.enable(a.flag());
    return Encodable.NIL;
  }

  private Encodable setWeather(Arguments a) throws IOException {
    int parameter = a.whole();
    double amount = a.real();
    if (parameter == WeatherCode.ENABLED) {
      weather.enable(amount > 0.5);
    } else {
      weather.set(
          WeatherCode.kind(parameter)
              .orElseThrow(() -> new RpcRefusal("there is no weather parameter " + parameter)),
          amount);
    }
    return Encodable.NIL;
  }

  private Encodable setWind(Arguments a) throws IOException {
    Vector3 wind = NedFrame.vector(a.take(Geometry.VECTOR));
    if (!(wind.norm() < 100)) {
      throw new RpcRefusal("a wind is finite and below 100 m/s");
    }
    world.setWind(wind);
    return Encodable.NIL;
  }

  /** What AirSim's settings file would say of this world. */
  private String settings() {
    NedFrame frame = new NedFrame(Vector3.ZERO);
    List<String> vehicles =
        fleet.all().stream()
            .map(
                vehicle -> {
                  Pose spawn = frame.poseToNed(vehicle.drone.spawn());
                  return String.format(
                      Locale.ROOT,
                      "\"%s\":{\"VehicleType\":\"SimpleFlight\",\"X\":%.4f,\"Y\":%.4f,"
                          + "\"Z\":%.4f,\"Yaw\":%.4f}",
                      vehicle.drone.name().replace("\\", "\\\\").replace("\"", "\\\""),
                      spawn.position().x(),
                      spawn.position().y(),
                      spawn.position().z(),
                      Math.toDegrees(spawn.orientation().yaw()));
                })
            .toList();
    return String.format(
        Locale.ROOT,
        "{\"SettingsVersion\":1.2,\"SimMode\":\"Multirotor\",\"ClockSpeed\":%s,\"Vehicles\":{%s}}",
        options.clockSpeed(),
        vehicles.stream().collect(Collectors.joining(",")));
  }
}
