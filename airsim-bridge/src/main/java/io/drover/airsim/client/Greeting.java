package io.drover.airsim.client;

import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.RpcCall;
import io.drover.airsim.rpc.WireType;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import org.msgpack.value.ValueType;

/** Finds out which dialect a simulator speaks, by calls that look the same in all of them. */
final class Greeting {
  private final AirSimClient.Options options;

  Greeting(AirSimClient.Options options) {
    this.options = options;
  }

  /**
   * Asks.
   *
   * @throws DroverException {@code UNREACHABLE} if no simulator answers, {@code PROTOCOL_ERROR} if
   *     it speaks a protocol that this client does not know, {@code REFUSED} if it has no vehicle
   */
  Dialect dialect() {
    try (Line line = new Line(options.host(), options.port(), Dialect.MAP)) {
      boolean unused = ask(line, RpcCall.to("ping"), WireType.BOOL);
      int version = ask(line, RpcCall.to("getServerVersion"), WireType.INT);
      int wanted = ask(line, RpcCall.to("getMinRequiredClientVersion"), WireType.INT);
      if (version >= Dialect.COSYS.version() && wanted <= Dialect.COSYS.version()) {
        return Dialect.COSYS;
      }
      if (version != Dialect.MAP.version()) {
        throw new DroverException(
            ErrorCode.PROTOCOL_ERROR,
            ("the simulator at %s speaks version %d of AirSim's protocol, Drover 1 (AirSim,"
                    + " Colosseum) and 4 (Cosys-AirSim): use a release of one of these")
                .formatted(address(), version));
      }
      return shape(line);
    }
  }

  /** Versions do not tell these two apart, but the shape of any struct does. */
  private Dialect shape(Line line) {
    try {
      ValueType shape = ask(line, RpcCall.to("getHomeGeoPoint").text(""), WireType.KIND);
      return shape == ValueType.ARRAY ? Dialect.ARRAY : Dialect.MAP;
    } catch (DroverException e) {
      if (e.code() != ErrorCode.REFUSED) {
        throw e;
      }
      throw new DroverException(
          ErrorCode.REFUSED,
          ("the simulator at %s has no vehicle: set \"SimMode\": \"Multirotor\" in its"
                  + " settings.json and start it again")
              .formatted(address()),
          e);
    }
  }

  private <T> T ask(Line line, RpcCall call, WireType<T> result) {
    return line.call(call, result, options.callSeconds());
  }

  private String address() {
    return options.host() + ":" + options.port();
  }
}
