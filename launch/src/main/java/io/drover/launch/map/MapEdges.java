package io.drover.launch.map;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.cli.Drover;
import io.drover.launch.live.Part;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.drover.slam.fusion.EdgeDirectory;
import io.grpc.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Edges of a map on this machine, each a process of its own ({@code drover map-edge}). Robots are
 * spread evenly; those of an edge that ends go to the others, or to a new one if there is none.
 */
final class MapEdges implements EdgeDirectory, AutoCloseable {
  private static final double START_SECONDS = 60;

  /** Edges started beyond those asked for, before something is taken to be wrong with all. */
  private static final int SPARES = 3;

  private final HostPort cloud;
  private final List<EdgePart> edges = new ArrayList<>();
  private final Map<Integer, EdgePart> assigned = new HashMap<>();
  private final int most;

  /** An edge. */
  private static final class EdgePart implements Edge {
    private final Part part;
    private final RpcChannel channel;
    private boolean lost;

    EdgePart(Part part) {
      this.part = part;
      this.channel = RpcChannel.to(part.awaitListening(START_SECONDS));
    }

    @Override
    public Channel channel() {
      return channel.grpc();
    }
  }

  private MapEdges(HostPort cloud, int count) {
    this.cloud = cloud;
    this.most = count + SPARES;
  }

  /**
   * Starts them; they serve on return.
   *
   * @param cloud where they send submaps
   */
  static MapEdges start(HostPort cloud, int count) {
    MapEdges edges = new MapEdges(cloud, count);
    try {
      List<Part> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        parts.add(edges.part(i + 1));
      }
      parts.forEach(part -> edges.edges.add(new EdgePart(part)));
      return edges;
    } catch (RuntimeException e) {
      edges.close();
      throw e;
    }
  }

  private Part part(int number) {
    Part part =
        Part.start(
            "edge-" + number,
            Drover.class.getName(),
            List.of("map-edge", "--cloud", cloud.toString()));
    System.err.println("[" + part.name() + "] process " + part.pid());
    return part;
  }

  @Override
  public synchronized Edge edgeFor(int robot) {
    EdgePart chosen =
        edges.stream()
            .filter(edge -> !edge.lost)
            .min(Comparator.comparingLong(this::robots))
            .orElseGet(this::another);
    assigned.put(robot, chosen);
    return chosen;
  }

  private long robots(EdgePart edge) {
    return assigned.values().stream().filter(other -> other.equals(edge)).count();
  }

  private EdgePart another() {
    if (edges.size() >= most) {
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          edges.size() + " edges have ended one after the other: their messages are above");
    }
    EdgePart started = new EdgePart(part(edges.size() + 1));
    edges.add(started);
    return started;
  }

  @Override
  public synchronized void failed(int robot, Edge edge, String why) {
    EdgePart process = (EdgePart) edge;
    if (!process.lost) {
      process.lost = true;
      assigned.values().removeIf(process::equals);
      System.err.println(
          "[" + process.part.name() + "] does not serve any more (" + why + "): robots move on");
      process.channel.close();
    }
  }

  /** CPU time of those that still run, seconds. */
  synchronized double cpuSeconds() {
    return edges.stream()
        .filter(edge -> edge.part.alive())
        .mapToDouble(edge -> edge.part.cpuSeconds())
        .sum();
  }

  @Override
  public synchronized void close() {
    for (EdgePart edge : edges) {
      edge.lost = true;
      edge.channel.close();
      edge.part.close();
    }
  }
}
