package io.drover.airsim.server;

import static java.util.Objects.requireNonNull;

import io.drover.airsim.flight.World;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.RpcServer;
import io.drover.airsim.world.CameraModel;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;

/**
 * Serves a world by AirSim's RPC: AirSim's, Colosseum's and Cosys-AirSim's own clients connect to
 * it unchanged. The world's time follows the wall clock from {@link #start} until {@link #close};
 * whoever shares the world meanwhile must not advance it.
 */
public final class AirSimServer implements AutoCloseable {
  public static final int DEFAULT_PORT = 41451;

  private static final int FRAME_LIMIT_BYTES = 8 << 20;
  private static final int MAX_CONNECTIONS = 64;

  private final Pacer pacer;
  private final SlowWork slowWork;
  private final RpcServer rpc;

  private AirSimServer(Pacer pacer, SlowWork slowWork, RpcServer rpc) {
    this.pacer = pacer;
    this.slowWork = slowWork;
    this.rpc = rpc;
  }

  /**
   * How a world is served.
   *
   * @param host to bind; anything but loopback lets everybody on the network fly, there is no
   *     password in AirSim's protocol
   * @param port 0 for any free one
   * @param dialect that clients must speak
   * @param clockSpeed simulated seconds in a second
   * @param camera of all cameras, until a client changes its field of view
   */
  public record Options(
      String host, int port, Dialect dialect, double clockSpeed, CameraModel camera) {
    /** AirSim's defaults on loopback: 256 × 144 at 90 degrees, maps, the speed of the clock. */
    public static final Options DEFAULTS =
        new Options(
            "127.0.0.1", DEFAULT_PORT, Dialect.MAP, 1, new CameraModel(256, 144, Math.PI / 2));

    public Options {
      requireNonNull(host, "host");
      requireNonNull(dialect, "dialect");
      requireNonNull(camera, "camera");
      if (!(clockSpeed > 0 && clockSpeed <= 1000)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "clock speed " + clockSpeed + " cannot be used: choose one above 0, at most 1000");
      }
    }

    public Options withAddress(String newHost, int newPort) {
      return new Options(newHost, newPort, dialect, clockSpeed, camera);
    }

    public Options withDialect(Dialect newDialect) {
      return new Options(host, port, newDialect, clockSpeed, camera);
    }

    public Options withClockSpeed(double newSpeed) {
      return new Options(host, port, dialect, newSpeed, camera);
    }

    public Options withCamera(CameraModel newCamera) {
      return new Options(host, port, dialect, clockSpeed, newCamera);
    }
  }

  /**
   * Binds the port and lets time pass.
   *
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if the port cannot be had
   */
  public static AirSimServer start(World world, Options options) {
    Fleet fleet = new Fleet(world, options.camera);
    Pacer pacer = new Pacer(world, options.clockSpeed, fleet::tick);
    SlowWork slowWork = new SlowWork();
    MethodTable table = new MethodTable();
    new SimulationMethods(world, fleet, pacer, options).addTo(table);
    new StateMethods(fleet).addTo(table);
    new SceneMethods(world, fleet, options.dialect).addTo(table);
    new DecorationMethods().addTo(table);
    new MoveMethods(fleet).addTo(table);
    new SensorMethods(world, fleet).addTo(table);
    new Lidar(world, fleet, slowWork).addTo(table);
    new CameraMethods(fleet, new Studio(world), slowWork, options.dialect).addTo(table);
    RpcServer rpc;
    try {
      rpc =
          RpcServer.start(
              new RpcServer.Options(
                  options.host, options.port, options.dialect, FRAME_LIMIT_BYTES, MAX_CONNECTIONS),
              table);
    } catch (DroverException e) {
      slowWork.close();
      throw e;
    }
    pacer.start();
    return new AirSimServer(pacer, slowWork, rpc);
  }

  /** The port that was bound. */
  public int port() {
    return rpc.port();
  }

  /** Hangs up on everybody and stops time. */
  @Override
  public void close() {
    rpc.close();
    pacer.close();
    slowWork.close();
  }
}
