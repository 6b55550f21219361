package io.drover.rpc;

/**
 * What one client may cost a server, however it behaves.
 *
 * @param connections at a time, of all clients, ≥ 1
 * @param connectionsPerAddress at a time, of one address, ≥ 1
 * @param callsPerConnection at a time; further ones wait on the client's side, ≥ 1
 * @param callsPerSecond over one connection; more are refused with {@code RESOURCE_EXHAUSTED}, &gt;
 *     0
 * @param handshakeSeconds until TLS must stand, &gt; 0
 * @param requestSeconds until a call's one request must have arrived, or the call ends with {@code
 *     DEADLINE_EXCEEDED}, &gt; 0
 * @param idleSeconds without any call after which a connection is closed, ≥ 1
 * @param ageSeconds after which a connection is closed in order, and has to be made anew, ≥ 1
 */
public record ConnectionLimits(
    int connections,
    int connectionsPerAddress,
    int callsPerConnection,
    double callsPerSecond,
    double handshakeSeconds,
    double requestSeconds,
    double idleSeconds,
    double ageSeconds) {
  /** Far beyond what any drone needs. */
  public static final ConnectionLimits DEFAULT =
      new ConnectionLimits(1024, 256, 64, 2000, 10, 10, 300, 12 * 3600);

  public ConnectionLimits {
    if (connections < 1 || connectionsPerAddress < 1 || callsPerConnection < 1) {
      throw new IllegalArgumentException("a server's limits must let something in");
    }
    if (!(callsPerSecond > 0)
        || !(handshakeSeconds > 0)
        || !(requestSeconds > 0)
        || !(idleSeconds >= 1)
        || !(ageSeconds >= 1)) {
      throw new IllegalArgumentException("a server's limits must leave time");
    }
  }

  /** The same, for so many connections, of all clients and of one address. */
  public ConnectionLimits withConnections(int all, int perAddress) {
    return new ConnectionLimits(
        all,
        perAddress,
        callsPerConnection,
        callsPerSecond,
        handshakeSeconds,
        requestSeconds,
        idleSeconds,
        ageSeconds);
  }

  public ConnectionLimits withCallsPerSecond(double value) {
    return new ConnectionLimits(
        connections,
        connectionsPerAddress,
        callsPerConnection,
        value,
        handshakeSeconds,
        requestSeconds,
        idleSeconds,
        ageSeconds);
  }

  /** The same, with other times for a handshake, a request, and a connection without calls. */
  public ConnectionLimits withSeconds(double handshake, double request, double idle) {
    return new ConnectionLimits(
        connections,
        connectionsPerAddress,
        callsPerConnection,
        callsPerSecond,
        handshake,
        request,
        idle,
        ageSeconds);
  }
}
