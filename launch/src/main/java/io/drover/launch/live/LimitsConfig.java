package io.drover.launch.live;

import io.drover.core.config.Doc;
import io.drover.edge.ClientLimits;
import io.drover.rpc.ConnectionLimits;

/** What one client may ask of an edge server; more is refused. */
public record LimitsConfig(
    @Doc("frames a second of one drone") double framesPerSecond,
    @Doc("bytes a second of one drone's frames") double bytesPerSecond,
    @Doc("connections at a time, of all clients") int connections,
    @Doc("connections at a time, of one address: that of a link or a NAT stands for many drones")
        int connectionsPerAddress,
    @Doc("calls a second over one connection, whatever they are") double callsPerSecond) {
  public static final LimitsConfig DEFAULT =
      new LimitsConfig(
          ClientLimits.DEFAULT.framesPerSecond(),
          ClientLimits.DEFAULT.bytesPerSecond(),
          ConnectionLimits.DEFAULT.connections(),
          ConnectionLimits.DEFAULT.connectionsPerAddress(),
          ConnectionLimits.DEFAULT.callsPerSecond());

  public LimitsConfig {
    requireRate("frames_per_second", framesPerSecond);
    requireRate("bytes_per_second", bytesPerSecond);
    requireRate("calls_per_second", callsPerSecond);
    Requirement.require(connections >= 1, "connections is " + connections + ": give 1 or more");
    Requirement.require(
        connectionsPerAddress >= 1,
        "connections_per_address is " + connectionsPerAddress + ": give 1 or more");
  }

  private static void requireRate(String key, double perSecond) {
    Requirement.require(
        perSecond >= 1 && Double.isFinite(perSecond),
        key + " is " + perSecond + ": give 1 or more");
  }

  ClientLimits clients() {
    return ClientLimits.DEFAULT
        .withRates(framesPerSecond, bytesPerSecond)
        .withConnections(
            ConnectionLimits.DEFAULT
                .withConnections(connections, connectionsPerAddress)
                .withCallsPerSecond(callsPerSecond));
  }
}
