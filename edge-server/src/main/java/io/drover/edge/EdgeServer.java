package io.drover.edge;

import io.drover.core.id.DroneId;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.edge.allocation.EvenAllocator;
import io.drover.edge.allocation.ResourceAllocator;
import io.drover.edge.container.ContainerRuntime;
import io.drover.navigation.ResourceShare;
import io.drover.rpc.RpcAddress;
import io.drover.rpc.RpcServer;
import io.drover.rpc.RpcServerOptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running edge: the {@code Navigation} service of {@code navigation.proto} with the standard
 * health service. Any thread.
 *
 * <p>Nothing that it answers depends on the wall clock unless its parts do: on a virtual clock,
 * with a heartbeat beaten by hand, ungoverned workers and calls without deadlines, it is
 * deterministic.
 */
public final class EdgeServer implements AutoCloseable {
  /** Room for the fields of a request beside its frame. */
  private static final int ENVELOPE_BYTES = 4 << 10;

  private final RpcServer server;
  private final DroneRoster roster;
  private final Heartbeat.Stop heartbeat;
  private final ContainerRuntime runtime;
  private final ExecutorService replies;

  private EdgeServer(
      RpcServer server,
      DroneRoster roster,
      Heartbeat.Stop heartbeat,
      ContainerRuntime runtime,
      ExecutorService replies) {
    this.server = server;
    this.roster = roster;
    this.heartbeat = heartbeat;
    this.runtime = runtime;
    this.replies = replies;
  }

  /**
   * An edge to be started, whose workers run in {@code runtime}; from here on it is the edge's to
   * close.
   */
  public static Builder builder(EdgeOptions options, ContainerRuntime runtime) {
    return new Builder(options, runtime);
  }

  /** Where it listens, with the port that it really has. */
  public RpcAddress address() {
    return server.address();
  }

  /** What each admitted drone may use now, by name. */
  public Map<DroneId, ResourceShare> shares() {
    return roster.shares();
  }

  /**
   * Drains and stops: health says {@code NOT_SERVING}, share streams end, frames in flight are
   * answered within the drain time, then workers stop. Blocks until done.
   */
  @Override
  public void close() {
    heartbeat.close();
    server.close();
    roster.end();
    runtime.close();
    replies.shutdown();
  }

  /** What an edge is made of; all but options and runtime have defaults. */
  public static final class Builder {
    private final EdgeOptions options;
    private final ContainerRuntime runtime;
    private ResourceAllocator allocator = new EvenAllocator();
    private final List<EdgeEvents> listeners = new ArrayList<>();
    private NanoClock clock = new WallClock();
    private Heartbeat heartbeat = Heartbeat.wallClock();

    private Builder(EdgeOptions options, ContainerRuntime runtime) {
      this.options = options;
      this.runtime = runtime;
    }

    /** Even unless set. */
    public Builder allocator(ResourceAllocator value) {
      allocator = value;
      return this;
    }

    /** One more who hears of everything. */
    public Builder events(EdgeEvents listener) {
      listeners.add(listener);
      return this;
    }

    /** Where {@code drover_edge_*} metrics go; nowhere unless set. */
    public Builder registry(MeterRegistry value) {
      return events(new EdgeMetrics(value, options));
    }

    /** The wall clock unless set; the runtime's must be the same one. */
    public Builder clock(NanoClock value) {
      clock = value;
      return this;
    }

    /** The wall clock unless set. */
    public Builder heartbeat(Heartbeat value) {
      heartbeat = value;
      return this;
    }

    /**
     * Starts the edge; it serves when this returns. If it cannot start, the runtime is closed.
     *
     * @throws io.drover.core.error.DroverException as {@link RpcServer#start}
     */
    public EdgeServer start() {
      try {
        return started();
      } catch (RuntimeException | Error e) {
        runtime.close();
        throw e;
      }
    }

    private EdgeServer started() {
      EdgeEvents all = new EventFan(listeners);
      DroneRoster roster = new DroneRoster(options, runtime, allocator, all, clock);
      ExecutorService replies =
          Executors.newSingleThreadExecutor(new DaemonThreads("edge-replies"));
      NavigationService service =
          new NavigationService(
              options.id(),
              roster,
              new DroneRates(options.clients(), clock),
              new FrameLimits(options.maxFrameBytes(), options.maxSide()),
              all,
              clock,
              replies);
      RpcServerOptions listening =
          RpcServerOptions.at(options.bind())
              .withInsecure(options.insecure())
              .withConnections(options.clients().connections())
              .withMaxMessageBytes(options.maxFrameBytes() + ENVELOPE_BYTES)
              .withGraceSeconds(options.drainSeconds());
      RpcServer server =
          RpcServer.start(
              options.tls().map(listening::withTls).orElse(listening),
              List.of(service),
              refused -> all.turnedAway(Refusal.of(refused)));
      return new EdgeServer(
          server,
          roster,
          heartbeat.every(options.allocationSeconds(), roster::beat),
          runtime,
          replies);
    }
  }
}
