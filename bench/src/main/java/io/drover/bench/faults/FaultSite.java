package io.drover.bench.faults;

import io.drover.bench.process.EdgeProcess;
import io.drover.launch.live.EdgeConfig;
import io.drover.rpc.HostPort;
import io.drover.telemetry.topic.TopicTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An edge whose workers are processes, with an audit and telemetry, that can be killed and started
 * again where it was.
 */
final class FaultSite implements AutoCloseable {
  /** No user's edge has it: workers are taken on by the name. */
  private static final String NAME = "faults-" + ProcessHandle.current().pid();

  private final Path folder;
  private final Map<String, String> environment;
  private final byte[] frame;
  private final EventTrail events;
  private EdgeProcess edge;

  /**
   * Starts it.
   *
   * @param folder for its audit, empty
   * @param environment of the edge's process
   * @param frame a JPEG as drones send them
   */
  FaultSite(Path folder, Map<String, String> environment, byte[] frame) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.frame = frame.clone();
    this.events = EventTrail.start(new TopicTree(EdgeConfig.DEFAULT.site(), NAME));
    try {
      this.edge = start("127.0.0.1:0");
    } catch (RuntimeException e) {
      events.close();
      throw e;
    }
  }

  private EdgeProcess start(String bind) {
    List<String> options = new ArrayList<>(List.of("--bind", bind, "--containers", "process"));
    options.addAll(List.of("--id", NAME, "--cores", "4", "--allocator", "even"));
    options.addAll(List.of("--audit", audit().toString(), "--mqtt", events.broker()));
    return EdgeProcess.start(options, environment);
  }

  Path folder() {
    return folder;
  }

  /** Where the edge writes whom it let in and what it granted. */
  Path audit() {
    return folder.resolve("audit.jsonl");
  }

  /** A JPEG as drones send them. */
  byte[] frame() {
    return frame.clone();
  }

  /** What it published. */
  EventTrail events() {
    return events;
  }

  EdgeProcess edge() {
    return edge;
  }

  HostPort address() {
    return edge.address();
  }

  /** Starts it again after it was killed. */
  void restart() {
    edge = start(edge.address().toString());
  }

  /** Stops the edge in order; what it has yet to write is written then. */
  void stop() {
    edge.close();
  }

  @Override
  public void close() {
    edge.close();
    events.close();
  }
}
