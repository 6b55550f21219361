package io.drover.navigation;

import java.util.Optional;

/**
 * How one frame is to be worked on: where, at what resolution, and, if it travels, at what quality
 * and to which edge server.
 *
 * @param quality present exactly when {@code location} is the edge
 * @param edge number of the edge server, from 1; 0 on board
 */
public record OffloadDecision(
    ExecutionLocation location,
    InputResolution resolution,
    Optional<JpegQuality> quality,
    int edge) {
  public OffloadDecision {
    boolean sent = location == ExecutionLocation.EDGE;
    if (quality.isPresent() != sent || edge > 0 != sent) {
      throw new IllegalArgumentException(
          "a frame has a JPEG quality and an edge server exactly when it is sent");
    }
  }

  public static OffloadDecision onboard(InputResolution resolution) {
    return new OffloadDecision(ExecutionLocation.ONBOARD, resolution, Optional.empty(), 0);
  }

  /** At the edge server that there always is. */
  public static OffloadDecision edge(InputResolution resolution, JpegQuality quality) {
    return edge(1, resolution, quality);
  }

  /**
   * At one of several edge servers.
   *
   * @param number of it, from 1
   */
  public static OffloadDecision edge(int number, InputResolution resolution, JpegQuality quality) {
    return new OffloadDecision(ExecutionLocation.EDGE, resolution, Optional.of(quality), number);
  }

  public boolean offloaded() {
    return location == ExecutionLocation.EDGE;
  }

  /**
   * {@code onboard-448}, {@code edge-224-q60}, at a second edge server {@code edge2-224-q60}: how
   * tables, logs and command lines write it.
   */
  public String label() {
    String where = location.label() + (edge > 1 ? edge : "");
    return where + "-" + resolution.side() + quality.map(q -> "-" + q).orElse("");
  }
}
