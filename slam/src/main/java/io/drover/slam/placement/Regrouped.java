package io.drover.slam.placement;

import java.util.List;

/**
 * What became of a plan.
 *
 * @param placement from now on
 * @param seconds its t_c
 * @param keptSeconds t_c if nobody had moved who had not to
 * @param forced robots whose edge is gone, and those that are new: they had to be placed, wherever
 * @param moved robots that had a place within reach and got another one
 */
public record Regrouped(
    EdgePlacement placement,
    double seconds,
    double keptSeconds,
    List<Integer> forced,
    List<Integer> moved) {
  public Regrouped {
    forced = List.copyOf(forced);
    moved = List.copyOf(moved);
  }
}
