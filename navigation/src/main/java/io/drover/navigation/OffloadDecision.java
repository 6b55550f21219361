package io.drover.navigation;

import java.util.Optional;

/**
 * How one frame is to be worked on: where, at what resolution, and, if it travels, at what quality.
 *
 * @param quality present exactly when {@code location} is the edge
 */
public record OffloadDecision(
    ExecutionLocation location, InputResolution resolution, Optional<JpegQuality> quality) {
  public OffloadDecision {
    if (quality.isPresent() != (location == ExecutionLocation.EDGE)) {
      throw new IllegalArgumentException("a frame has a JPEG quality exactly when it is sent");
    }
  }

  public static OffloadDecision onboard(InputResolution resolution) {
    return new OffloadDecision(ExecutionLocation.ONBOARD, resolution, Optional.empty());
  }

  public static OffloadDecision edge(InputResolution resolution, JpegQuality quality) {
    return new OffloadDecision(ExecutionLocation.EDGE, resolution, Optional.of(quality));
  }

  public boolean offloaded() {
    return location == ExecutionLocation.EDGE;
  }

  /** {@code onboard-448}, {@code edge-224-q60}: how tables, logs and command lines write it. */
  public String label() {
    return location.label() + "-" + resolution.side() + quality.map(q -> "-" + q).orElse("");
  }
}
