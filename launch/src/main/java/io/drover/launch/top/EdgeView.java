package io.drover.launch.top;

import io.drover.rpc.HostPort;
import java.util.Optional;

/**
 * What is seen of an edge now.
 *
 * @param address of its metrics
 * @param problem why nothing is seen, in one line
 * @param figures empty if there is a problem
 */
record EdgeView(HostPort address, Optional<String> problem, Optional<EdgeFigures> figures) {
  static EdgeView of(HostPort address, EdgeFigures figures) {
    return new EdgeView(address, Optional.empty(), Optional.of(figures));
  }

  static EdgeView unseen(HostPort address, String problem) {
    return new EdgeView(address, Optional.of(problem), Optional.empty());
  }
}
