package io.drover.launch.node.slam;

import io.drover.core.error.DroverException;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.launch.map.MapServices;
import io.drover.launch.map.Pulse;
import io.drover.launch.node.DiagnosticsTopic;
import io.drover.launch.node.DiagnosticsTopic.Health;
import io.drover.launch.node.NodeEnd;
import io.drover.launch.node.NodeProgram;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;
import io.drover.ros.ServiceServer;
import io.drover.ros.msg.std_srvs.Trigger;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcServer;
import io.drover.slam.fusion.GlobalMergeService;
import io.drover.slam.fusion.RobotRoster;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.MapMerge;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cloud of a map: puts what edges send into one map, tells it, and tells tf where robots are in
 * it.
 */
public final class GlobalMergeNode implements NodeProgram<GlobalMergeParameters> {
  @Override
  public String type() {
    return "global_merge";
  }

  @Override
  public GlobalMergeParameters defaults() {
    return GlobalMergeParameters.DEFAULT;
  }

  @Override
  public Running start(RosNode node, GlobalMergeParameters parameters, NodeEnd end) {
    return new AtWork(node, parameters, HostPort.parse(parameters.bind()), end);
  }

  private static final class AtWork implements Running {
    private static final double LOOK_SECONDS = 0.1;

    /** Of its time that is spent on telling the map. */
    private static final double SHARE = 0.1;

    /**
     * Edges that end together with it may send what they have for so long. With the last map it
     * stays well below the 10 s that the process has for its end.
     */
    private static final double FAREWELL_SECONDS = 2;

    /** The last map may take so long; then it is left as it is. */
    private static final double LAST_SECONDS = 3;

    private static final double SAVING_SECONDS = 600;

    private final NanoClock clock = new WallClock();
    private final RosNode node;
    private final GlobalMergeParameters parameters;
    private final NodeEnd end;
    private final RobotRoster roster;
    private final CloudMap map;
    private final GlobalMergeService service;
    private final RpcServer server;
    private final MapPublisher publisher;
    private final MessageOnce messages;
    private final PlaceBroadcast broadcast;
    private final DiagnosticsTopic diagnostics;
    private final ServiceServer saving;
    private final List<Pulse> pulses;
    private volatile GrowingMap last = new GrowingMap(new TreeMap<>(), List.of());
    private long toldVersion;
    private double nextSeconds;
    private volatile double toldSeconds;

    /** Why the map that is told is not the latest. */
    private volatile Optional<String> trouble = Optional.empty();

    AtWork(RosNode node, GlobalMergeParameters parameters, HostPort bind, NodeEnd end) {
      this.node = node;
      this.parameters = parameters;
      this.end = end;
      roster = new RobotRoster(new SecureRandom().nextLong() | 1);
      map = new CloudMap(clock, this::merged);
      service = new GlobalMergeService(LocalSlamOptions.DEFAULT, map.merge(), roster, map::take);
      server =
          RpcServer.start(
              MapServices.options(bind).withInsecure(parameters.insecure()), List.of(service));
      node.log(LogLevel.INFO, "edges connect to " + server.address());
      publisher = new MapPublisher(node, parameters, roster);
      messages = new MessageOnce(node, clock);
      broadcast = new PlaceBroadcast(node, parameters, roster, map.places(), messages);
      saving = node.serve("~save_map", Trigger.TYPE, request -> save());
      pulses =
          List.of(
              Pulse.every(LOOK_SECONDS, List.of(this::look)),
              Pulse.every(1 / parameters.tfRate(), List.of(broadcast::tell)));
      diagnostics =
          new DiagnosticsTopic(node, node.names().node().substring(1), () -> List.of(health()));
    }

    private void merged(MapMerge merge) {
      node.log(
          LogLevel.INFO,
          names(merge.joining()) + " recognised in the map of " + names(merge.robots()));
    }

    private String names(List<Integer> robots) {
      return robots.stream()
          .map(robot -> roster.all().get(robot - 1).name())
          .distinct()
          .collect(Collectors.joining(", "));
    }

    /** Tells the map if it has changed, seldom enough. */
    private void look() {
      map.failure().ifPresent(end::failed);
      try {
        map.settle();
        if (map.version() != toldVersion && clock.seconds() >= nextSeconds) {
          tell();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void tell() throws InterruptedException {
      double start = clock.seconds();
      toldVersion = map.version();
      try {
        last = map.now();
        publisher.tell(last);
        trouble = Optional.empty();
        messages.over("map");
      } catch (DroverException e) {
        trouble = Optional.of(e.getMessage());
        messages.warn("map", e.getMessage());
      } finally {
        toldSeconds = clock.seconds() - start;
        nextSeconds = start + Math.max(parameters.mapSeconds(), toldSeconds / SHARE);
      }
    }

    private Trigger.Response save() {
      try {
        String saved = write(parameters.folder().orElse("."), map.settled(SAVING_SECONDS, last));
        node.log(LogLevel.INFO, "saved " + saved);
        return new Trigger.Response(true, saved);
      } catch (DroverException e) {
        node.log(LogLevel.ERROR, "save_map: " + e.getMessage());
        return new Trigger.Response(false, e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Trigger.Response(false, "the node ends");
      }
    }

    private Health health() {
      GrowingMap now = last;
      Map<String, Object> values = new LinkedHashMap<>();
      SortedMap<Integer, GrowingMap.Robot> robots = now.robots();
      values.put("robots", roster.present().size());
      values.put("robots_in_map", names(List.copyOf(robots.keySet())));
      values.put("robots_not_recognised", names(now.others()));
      values.put("scans", map.scans());
      values.put("scans_kept", robots.values().stream().mapToInt(r -> r.scans().size()).sum());
      values.put("scans_waiting", map.merge().waiting());
      values.put("submaps", robots.values().stream().mapToInt(r -> r.submaps().size()).sum());
      values.put("loops_by_edges", service.found());
      values.put("map_seconds", toldSeconds);
      boolean all = now.others().isEmpty();
      return Health.of(
          "cloud of a map",
          !robots.isEmpty() && trouble.isEmpty(),
          robots.isEmpty()
              ? "no scan has come"
              : trouble.orElse(all ? "one map" : "not recognised yet: " + names(now.others())),
          values);
    }

    @Override
    public void close() {
      saving.close();
      Waiting.until(() -> service.calls() == 0, FAREWELL_SECONDS, clock);
      server.close();
      diagnostics.close();
      pulses.forEach(Pulse::close);
      parameters.folder().ifPresent(this::leave);
      publisher.close();
      broadcast.close();
      map.close();
    }

    private String write(String folder, GrowingMap saved) {
      return MapSaving.write(Path.of(folder), saved, roster, parameters.resolution());
    }

    private GrowingMap settledOrLast() throws InterruptedException {
      try {
        return map.settled(LAST_SECONDS, last);
      } catch (DroverException e) {
        node.log(LogLevel.WARN, "the map is left as it was last: " + e.getMessage());
        return last;
      }
    }

    private void leave(String folder) {
      try {
        GrowingMap left = settledOrLast();
        if (!left.robots().isEmpty()) {
          String saved = write(folder, left);
          node.log(LogLevel.INFO, "left " + saved);
        }
      } catch (DroverException e) {
        node.log(LogLevel.ERROR, "the map is not left: " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
