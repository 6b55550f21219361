package io.drover.airsim.client;

import static java.util.Objects.requireNonNull;

import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcCall;
import io.drover.airsim.rpc.WeatherCode;
import io.drover.airsim.rpc.WireType;
import io.drover.airsim.world.Weather;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector3;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import java.util.List;

/**
 * A simulator that speaks AirSim's RPC. Finds out which dialect it speaks, keeps images on a
 * connection of their own so that a slow one holds nothing up, and connects again after a loss. A
 * call that cannot be made throws {@code UNREACHABLE}, one that the simulator does not take {@code
 * REFUSED}. Any thread.
 */
public final class AirSimClient implements AutoCloseable {
  private final Options options;
  private final Dialect dialect;
  private final Line control;
  private final Line images;

  private AirSimClient(Options options, Dialect dialect) {
    this.options = options;
    this.dialect = dialect;
    this.control = new Line(options.host, options.port, dialect);
    this.images = new Line(options.host, options.port, dialect);
  }

  /**
   * Which simulator, and how long to wait for it.
   *
   * @param callSeconds limit for answers that need no flying
   * @param imageSeconds limit for images; real simulators now and then never answer one
   * @param clock paces {@link AirSimVehicle#rampToStop}
   */
  public record Options(
      String host, int port, double callSeconds, double imageSeconds, NanoClock clock) {
    public Options {
      requireNonNull(host, "host");
      requireNonNull(clock, "clock");
      if (port < 1 || port > 65535 || !(callSeconds > 0) || !(imageSeconds > 0)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "cannot connect to port " + port + ": give one of 1 to 65535 and limits above 0 s");
      }
    }

    /** Five seconds for a call and for an image, on the wall clock. */
    public static Options of(String host, int port) {
      return new Options(host, port, 5, 5, new WallClock());
    }
  }

  /**
   * Connects and finds out the dialect.
   *
   * @throws DroverException {@code UNREACHABLE} if no simulator answers, {@code PROTOCOL_ERROR} if
   *     it speaks a protocol that this client does not know, {@code REFUSED} if it has no vehicle
   */
  public static AirSimClient connect(Options options) {
    return new AirSimClient(options, new Greeting(options).dialect());
  }

  public Dialect dialect() {
    return dialect;
  }

  public List<String> vehicleNames() {
    return call(RpcCall.to("listVehicles"), WireType.listOf(WireType.TEXT));
  }

  /**
   * A vehicle of this simulator.
   *
   * @param name {@code ""} is the simulator's default one
   * @param spawn where it starts, ENU: the origin of its own coordinates
   */
  public AirSimVehicle vehicle(String name, Vector3 spawn) {
    return new AirSimVehicle(name, new NedFrame(spawn), this);
  }

  /** A vehicle whose spawn point is the origin. */
  public AirSimVehicle vehicle(String name) {
    return vehicle(name, Vector3.ZERO);
  }

  /** The simulator's settings file, JSON. */
  public String settings() {
    return call(RpcCall.to("getSettingsString"), WireType.TEXT);
  }

  /** Puts everything back to its start; control of the vehicles must be taken anew. */
  public void reset() {
    tell(RpcCall.to("reset"));
  }

  public void pause(boolean paused) {
    tell(RpcCall.to("simPause").flag(paused));
  }

  public boolean isPaused() {
    return call(RpcCall.to("simIsPaused"), WireType.BOOL);
  }

  /** Lets simulation time go on for so long and returns when it is paused again. */
  public void continueFor(double seconds) {
    // a machine that cannot keep up may take several times as long
    control.call(
        RpcCall.to("simContinueForTime").real(seconds),
        WireType.IGNORED,
        options.callSeconds + 10 * seconds);
  }

  /** Shows the weather that {@link #setWeather} sets, or the world's own. */
  public void enableWeather(boolean enabled) {
    tell(RpcCall.to("simEnableWeather").flag(enabled));
  }

  /** How much there is of one kind of weather, in [0, 1]. */
  public void setWeather(Weather kind, double amount) {
    tell(RpcCall.to("simSetWeatherParameter").whole(WeatherCode.of(kind)).real(amount));
  }

  /** Velocity of the air, ENU, m/s. */
  public void setWind(Vector3 metresPerSecond) {
    tell(RpcCall.to("simSetWind").with(Geometry.VECTOR, NedFrame.vector(metresPerSecond)));
  }

  /** Hangs up; moves that are under way go on to their end. */
  @Override
  public void close() {
    control.close();
    images.close();
  }

  <T> T call(RpcCall call, WireType<T> result) {
    return control.call(call, result, options.callSeconds);
  }

  void tell(RpcCall call) {
    call(call, WireType.IGNORED);
  }

  Line control() {
    return control;
  }

  <T> T image(RpcCall call, WireType<T> result) {
    return images.call(call, result, options.imageSeconds);
  }

  NanoClock clock() {
    return options.clock;
  }
}
