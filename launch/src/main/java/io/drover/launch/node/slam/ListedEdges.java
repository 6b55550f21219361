package io.drover.launch.node.slam;

import io.drover.core.time.NanoClock;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.drover.slam.fusion.EdgeDirectory;
import io.grpc.Channel;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Edges that a robot was told of. One that fails is left for the next that is connected, and tried
 * again and again if there is none: edges are restarted. Any thread.
 */
final class ListedEdges implements EdgeDirectory, AutoCloseable {
  private static final double PAUSE_SECONDS = 0.25;

  private final List<RpcChannel> channels;
  private final MessageOnce messages;
  private final NanoClock clock;
  private int current;
  private double lastFailure = Double.NEGATIVE_INFINITY;

  /** An edge by its place in the list. */
  private record Listed(int place, Channel channel) implements Edge {}

  /**
   * Begins to connect to all of them.
   *
   * @throws io.drover.core.error.DroverException {@code INVALID_ARGUMENT} if an address is none
   */
  ListedEdges(List<String> addresses, MessageOnce messages, NanoClock clock) {
    this.channels = addresses.stream().map(HostPort::parse).map(RpcChannel::to).toList();
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public synchronized Listed edgeFor(int robot) {
    return new Listed(current, channels.get(current).grpc());
  }

  /** The channel of the edge that is used now. */
  Channel channel() {
    return edgeFor(0).channel();
  }

  /** The address of the edge that is used now. */
  synchronized String address() {
    return channels.get(current).address().toString();
  }

  synchronized boolean connected() {
    return channels.get(current).connected();
  }

  @Override
  public void failed(int robot, Edge edge, String why) {
    failed(((Listed) edge).place, why);
  }

  /** The edge that is used now does not do what it should. */
  void failed(String why) {
    failed(edgeFor(0).place, why);
  }

  private void failed(int place, String why) {
    boolean again;
    synchronized (this) {
      messages.warn(
          "edge",
          "edge " + channels.get(place).address() + ": " + why + "; scans wait, none is lost");
      if (place == current) {
        current = next();
      }
      again = clock.seconds() - lastFailure < PAUSE_SECONDS;
      lastFailure = clock.seconds();
    }
    if (again) {
      LockSupport.parkNanos(NanoClock.toNanos(PAUSE_SECONDS));
    }
  }

  /** The next one that is connected; the next one if none is. */
  private int next() {
    for (int i = 1; i <= channels.size(); i++) {
      int place = (current + i) % channels.size();
      if (channels.get(place).connected()) {
        return place;
      }
    }
    return (current + 1) % channels.size();
  }

  @Override
  public void close() {
    channels.forEach(RpcChannel::close);
  }
}
