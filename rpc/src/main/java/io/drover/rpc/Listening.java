package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.error.ListenFailure;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerBuilder;
import io.grpc.ServerCredentials;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The transports that a server can listen on, and what goes wrong when it tries. */
final class Listening {
  /** More often than this a client may not ping; ours ping every 10 s. */
  private static final long PERMITTED_PING_SECONDS = 5;

  private Listening() {}

  static ServerBuilder<?> builder(RpcServerOptions options, Consumer<RefusedCertificate> refused) {
    if (options.address() instanceof HostPort tcp) {
      return tcp(options, tcp, refused);
    }
    return InProcessServerBuilder.forName(((InProcessName) options.address()).name())
        .maxInboundMetadataSize(8 << 10);
  }

  private static ServerBuilder<?> tcp(
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
    return builder(options, socket, credentials)
        .maxInboundMessageSize(options.maxMessageBytes())
        .maxInboundMetadataSize(8 << 10)
        .maxConcurrentCallsPerConnection(options.maxCallsPerConnection())
        .permitKeepAliveTime(PERMITTED_PING_SECONDS, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .keepAliveTime(10, TimeUnit.SECONDS)
        .keepAliveTimeout(5, TimeUnit.SECONDS);
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
