package io.drover.rpc;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollIoHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A server's own sockets and their threads, so that it can refuse connections. */
final class Sockets implements AutoCloseable {
  private static final ThreadFactory THREADS = new DefaultThreadFactory("rpc-server", true);

  private final boolean epoll = Epoll.isAvailable();
  private final EventLoopGroup accepting = group(1);
  private final EventLoopGroup serving = group(0);

  private EventLoopGroup group(int threads) {
    return new MultiThreadIoEventLoopGroup(
        threads, THREADS, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  /** Lets a server listen by them. */
  NettyServerBuilder use(NettyServerBuilder builder, ConnectionLimits limits) {
    return builder
        .bossEventLoopGroup(accepting)
        .workerEventLoopGroup(serving)
        .channelFactory(() -> limited(limits));
  }

  private ServerChannel limited(ConnectionLimits limits) {
    ServerChannel channel = epoll ? new EpollServerSocketChannel() : new NioServerSocketChannel();
    channel.pipeline().addLast(new AcceptLimit(limits));
    return channel;
  }

  @Override
  public void close() {
    var unused = accepting.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    unused = serving.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
