package io.drover.launch.live;

import io.drover.airsim.client.AirSimClient;
import io.drover.airsim.server.AirSimServer;
import io.drover.core.config.Doc;
import io.drover.core.time.WallClock;
import io.drover.launch.site.FlightView;
import io.drover.rpc.HostPort;

/** The simulator that a drone flies in. */
public record SimulatorConfig(
    @Doc("host:port of its AirSim RPC") String address,
    @Doc("name of the vehicle; empty: the simulator's first") String vehicle,
    @Doc("name or number of the camera that looks ahead") String camera,
    @Doc("flight height above the simulator's origin, metres") double heightMetres,
    @Doc("an image that takes longer is asked for again, seconds; the drone stands meanwhile")
        double imageSeconds) {
  private static final double CALL_SECONDS = 5;

  public static final SimulatorConfig DEFAULT =
      new SimulatorConfig(
          "127.0.0.1:" + AirSimServer.DEFAULT_PORT,
          "",
          "front_center",
          FlightView.HEIGHT_METRES,
          5);

  public SimulatorConfig {
    Requirement.requireAddress("address", address);
    Requirement.require(
        heightMetres > 0 && heightMetres <= 1000,
        "height_metres is " + heightMetres + ": give a number above 0, at most 1000");
    Requirement.require(
        imageSeconds >= 0.1 && imageSeconds <= 60,
        "image_seconds is " + imageSeconds + ": give 0.1 to 60");
  }

  /** How to connect to it. */
  AirSimClient.Options client() {
    HostPort at = HostPort.parse(address);
    return new AirSimClient.Options(
        at.host(), at.port(), CALL_SECONDS, imageSeconds, new WallClock());
  }

  /** The same simulator elsewhere. */
  public SimulatorConfig withAddress(String hostPort) {
    return new SimulatorConfig(hostPort, vehicle, camera, heightMetres, imageSeconds);
  }

  /** Another vehicle of it. */
  public SimulatorConfig withVehicle(String name) {
    return new SimulatorConfig(address, name, camera, heightMetres, imageSeconds);
  }
}
