package io.drover.launch.site;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.client.AirSimVehicle;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import io.drover.onboard.Camera;
import io.drover.onboard.RangeFinder;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A simulator that speaks AirSim's RPC, and one of its vehicles, as the site of a flight. */
public final class AirSimSite implements FlightSite, AutoCloseable {
  private final AirSimClient client;
  private final Setting setting;
  private final NanoClock clock;
  private final Vector3 spawn;
  private final AirSimVehicle vehicle;
  private final AirSimRange range;
  private final SimulatorLoss loss = new SimulatorLoss();

  /**
   * How it is flown there.
   *
   * @param vehicle its name; empty: the simulator's first
   * @param camera name or number
   * @param heightMetres above the simulator's origin
   * @param deadManSeconds an agent that is silent for so long has died
   * @param ranged whether its distance sensor is read
   */
  public record Setting(
      String vehicle, String camera, double heightMetres, double deadManSeconds, boolean ranged) {}

  private AirSimSite(AirSimClient client, String at, Setting setting, NanoClock clock) {
    this.client = client;
    this.setting = setting;
    this.clock = clock;
    String name = AirSimFleet.choose(client, at, List.of(setting.vehicle()), 1).get(0);
    this.spawn = AirSimSpawn.of(client.settings(), name);
    this.vehicle = client.vehicle(name, spawn);
    this.range = new AirSimRange(vehicle, spawn.z());
  }

  /**
   * Connects.
   *
   * @param clock the flight's
   * @throws io.drover.core.error.DroverException {@code UNREACHABLE} if there is no simulator,
   *     {@code INVALID_ARGUMENT} if it has no such vehicle
   */
  public static AirSimSite connect(AirSimClient.Options options, Setting setting, NanoClock clock) {
    AirSimClient client = AirSimClient.connect(options);
    try {
      return new AirSimSite(client, options.host() + ":" + options.port(), setting, clock);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** Takes off. */
  @Override
  public Camera ready(UnaryOperator<GrayImage> prepare, BooleanSupplier over) {
    AirSimTakeOff.to(vehicle, spawn.z(), setting.heightMetres(), clock, () -> false);
    return new AirSimCamera(
        vehicle,
        setting.camera(),
        clock,
        prepare,
        () -> over.getAsBoolean() || loss.reason().isPresent(),
        loss);
  }

  @Override
  public RangeFinder range() {
    return range;
  }

  @Override
  public Pilot takeOver(MotionWatch watch) {
    return AirSimPilot.takeOver(
        vehicle,
        clock,
        setting.heightMetres(),
        setting.deadManSeconds(),
        (now, seconds) -> {
          watch.moved(now.position(), seconds);
          if (setting.ranged()) {
            range.read(now);
          }
        },
        loss);
  }

  @Override
  public void land() {
    AirSimLanding.of(vehicle);
  }

  @Override
  public Optional<String> loss() {
    return loss.reason();
  }

  @Override
  public void close() {
    client.close();
  }
}
