package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ConnectivityState;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A connection to a server that is kept up: it is made at once, dead peers are noticed within
 * seconds, and a server that comes back is used within {@value #RETRY_MILLIS} ms. Calls while there
 * is no connection fail at once with {@code UNAVAILABLE}. Any thread.
 */
public final class RpcChannel implements AutoCloseable {
  static final long RETRY_MILLIS = 250;
  private static final int CONNECT_MILLIS = 1000;

  private final RpcAddress address;
  private final ManagedChannel channel;

  private RpcChannel(RpcAddress address, ManagedChannel channel) {
    this.address = address;
    this.channel = channel;
  }

  /** Begins to connect, unencrypted; does not wait for it. */
  public static RpcChannel to(RpcAddress address) {
    return to(address, Optional.empty());
  }

  /**
   * Begins to connect; does not wait for it.
   *
   * @param tls who this process is and whom it trusts; empty for no encryption, and none inside a
   *     process
   * @throws DroverException {@code INVALID_ARGUMENT} if the port is 0, {@code FILE_NOT_READABLE} or
   *     {@code MALFORMED_FILE} if certificates cannot be used
   */
  public static RpcChannel to(RpcAddress address, Optional<TlsIdentity> tls) {
    if (address instanceof HostPort tcp) {
      if (tcp.port() == 0) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "address '" + tcp + "' cannot be connected to: give the port that the server printed");
      }
      ManagedChannel channel = tcp(tcp, tls);
      Reconnection.watch(channel, RETRY_MILLIS);
      return new RpcChannel(address, channel);
    }
    String name = ((InProcessName) address).name();
    return new RpcChannel(address, InProcessChannelBuilder.forName(name).build());
  }

  private static ManagedChannel tcp(HostPort address, Optional<TlsIdentity> tls) {
    return builder(address, tls)
        // A proxy that serves the machine's web traffic has no place between a drone and its edge.
        .proxyDetector(target -> null)
        .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .keepAliveTime(10, TimeUnit.SECONDS)
        .keepAliveTimeout(2, TimeUnit.SECONDS)
        .keepAliveWithoutCalls(true)
        .build();
  }

  /** Files that are no certificates are found out here. */
  private static NettyChannelBuilder builder(HostPort address, Optional<TlsIdentity> tls) {
    ChannelCredentials credentials =
        tls.map(TlsIdentity::client).orElseGet(InsecureChannelCredentials::create);
    try {
      return NettyChannelBuilder.forAddress(address.host(), address.port(), credentials);
    } catch (IllegalArgumentException e) {
      throw tls.map(identity -> identity.unusable(e)).orElseThrow(() -> e);
    }
  }

  public RpcAddress address() {
    return address;
  }

  /** What stubs are made of. */
  public Channel grpc() {
    return channel;
  }

  /** Whether a connection stands right now; a peer that vanished silently is noticed late. */
  public boolean connected() {
    return channel.getState(true) == ConnectivityState.READY;
  }

  /** Ends calls in flight with {@code UNAVAILABLE}. */
  @Override
  public void close() {
    channel.shutdownNow();
  }
}
