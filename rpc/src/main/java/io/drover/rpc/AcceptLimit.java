package io.drover.rpc;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes connections as soon as they are accepted where there are too many already. */
final class AcceptLimit extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(AcceptLimit.class);

  private final int connections;
  private final int perAddress;
  private final Map<InetAddress, Integer> open = new HashMap<>();
  private int all;
  private boolean told;

  AcceptLimit(ConnectionLimits limits) {
    this.connections = limits.connections();
    this.perAddress = limits.connectionsPerAddress();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    Channel client = (Channel) accepted;
    InetAddress address = ((InetSocketAddress) client.remoteAddress()).getAddress();
    if (take(address)) {
      var unused = client.closeFuture().addListener(closed -> release(address));
      context.fireChannelRead(client);
    } else {
      client.unsafe().closeForcibly();
    }
  }

  private synchronized boolean take(InetAddress address) {
    int its = open.getOrDefault(address, 0);
    if (all >= connections || its >= perAddress) {
      if (!told) {
        log.warn("{} connections, {} of them from {}: more are refused", all, its, address);
        told = true;
      }
      return false;
    }
    all++;
    open.put(address, its + 1);
    return true;
  }

  private synchronized void release(InetAddress address) {
    all--;
    open.computeIfPresent(address, (unused, its) -> its == 1 ? null : its - 1);
    told &= all > connections / 2;
  }
}
