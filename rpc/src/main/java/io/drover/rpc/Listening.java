package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.error.ListenFailure;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerBuilder;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The transports that a server can listen on, and what goes wrong when it tries.
 *
 * @param builder with the transport and its limits
 * @param guards what comes before everything else that looks at a call, the last one first
 * @param release of what the transport has beyond its server, once that has ended
 */
record Listening(ServerBuilder<?> builder, List<ServerInterceptor> guards, Runnable release) {
  /** More often than this a client may not ping; ours ping every 10 s. */
  private static final long PERMITTED_PING_SECONDS = 5;

  private static final int HEADER_BYTES = 8 << 10;

  /** A call that a client gives up costs one of these: by them it could begin far more than 64. */
  private static final int RESETS = 4000;

  private static final int RESETS_SECONDS = 10;
  private static final long AGE_GRACE_SECONDS = 60;

  static Listening by(RpcServerOptions options, Consumer<RefusedCertificate> refused) {
    if (options.address() instanceof HostPort tcp) {
      return tcp(options, tcp, refused);
    }
    ServerBuilder<?> builder =
        InProcessServerBuilder.forName(((InProcessName) options.address()).name())
            .maxInboundMetadataSize(HEADER_BYTES);
    return new Listening(builder, List.of(), () -> {});
  }

  private static Listening tcp(
      RpcServerOptions options, HostPort address, Consumer<RefusedCertificate> refused) {
    InetSocketAddress socket = address.resolve();
    if (!socket.getAddress().isLoopbackAddress()
        && options.tls().isEmpty()
        && !options.insecure()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "listening on "
              + address
              + " would let anyone on the network in unencrypted: bind 127.0.0.1, use"
              + " certificates, or add --insecure if the network is trusted");
    }
    ServerCredentials credentials =
        options
            .tls()
            .map(identity -> identity.server(refused))
            .orElseGet(InsecureServerCredentials::create);
    NettyServerBuilder builder = builder(options, socket, credentials);
    ConnectionLimits limits = options.connections();
    CallRate rate = new CallRate(limits.callsPerSecond());
    RequestTime requests = new RequestTime(limits.requestSeconds());
    Sockets sockets = new Sockets();
    sockets
        .use(builder, limits)
        .maxInboundMessageSize(options.maxMessageBytes())
        .maxInboundMetadataSize(HEADER_BYTES)
        .maxConcurrentCallsPerConnection(limits.callsPerConnection())
        .maxRstFramesPerWindow(RESETS, RESETS_SECONDS)
        .handshakeTimeout(nanos(limits.handshakeSeconds()), TimeUnit.NANOSECONDS)
        .maxConnectionIdle(nanos(limits.idleSeconds()), TimeUnit.NANOSECONDS)
        .maxConnectionAge(nanos(limits.ageSeconds()), TimeUnit.NANOSECONDS)
        .maxConnectionAgeGrace(AGE_GRACE_SECONDS, TimeUnit.SECONDS)
        .permitKeepAliveTime(PERMITTED_PING_SECONDS, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        // also ends connections that say nothing at all
        .keepAliveTime(10, TimeUnit.SECONDS)
        .keepAliveTimeout(5, TimeUnit.SECONDS)
        .addTransportFilter(rate);
    return new Listening(
        builder,
        List.of(requests, rate),
        () -> {
          requests.stop();
          sockets.close();
        });
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  /** Files that are no certificates are found out here. */
  private static NettyServerBuilder builder(
      RpcServerOptions options, InetSocketAddress socket, ServerCredentials credentials) {
    try {
      return NettyServerBuilder.forAddress(socket, credentials);
    } catch (IllegalArgumentException e) {
      throw options.tls().map(identity -> identity.unusable(e)).orElseThrow(() -> e);
    }
  }

  static DroverException explained(RpcAddress address, IOException failure) {
    return address instanceof InProcessName
        ? new DroverException(
            ErrorCode.RESOURCE_EXHAUSTED, address + " is taken: choose another name", failure)
        : ListenFailure.at(address.toString(), failure);
  }
}
