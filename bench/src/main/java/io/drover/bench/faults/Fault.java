package io.drover.bench.faults;

import io.drover.rpc.HostPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What goes wrong for a while. */
interface Fault {
  String label();

  /** Why it cannot be tried on this machine, and what to do; empty if it can. */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /** Whether drones can reach an edge all the while. */
  default boolean edgeStays() {
    return true;
  }

  /**
   * What the edge's process needs so that it can be done to it.
   *
   * @param folder for files
   */
  default Map<String, String> environment(Path folder) {
    return Map.of();
  }

  /**
   * The link that drones use.
   *
   * @param fromSeconds when it begins, from now
   * @param untilSeconds when it ends, from now
   */
  default FaultyLink link(HostPort edge, double fromSeconds, double untilSeconds) {
    return FaultyLink.to(edge);
  }

  /** Begins. */
  default void begin(FaultSite site, FaultyLink link) {}

  /** Ends; all is well again when this returns. */
  default void end(FaultSite site, FaultyLink link) {}
}
