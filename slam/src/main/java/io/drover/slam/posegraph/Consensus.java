package io.drover.slam.posegraph;

import io.drover.core.geometry.Pose2;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * When sightings are believed. Buildings have rooms that look alike, corridors that look the same
 * from both ends, and floors that are their own mirror images: one sighting says little. So enough
 * must agree, from places apart, and more than twice as many as agree about anything else.
 *
 * @param <T> a sighting
 * @param agree whether two of them can both be right
 * @param place of a sighting, in one frame for all
 * @param least so many agree
 * @param spanMetres two of those that agree are farther apart
 */
record Consensus<T>(
    BiPredicate<T, T> agree, Function<T, Pose2> place, int least, double spanMetres) {
  /** More than one room, or one piece of a corridor, that looks like another. */
  static final double SPAN_METRES = 4;

  /**
   * Those that agree with the last one, if they are believed; otherwise none.
   *
   * @param all with the last one
   */
  List<T> with(T last, List<T> all) {
    List<T> agreeing = agreeing(last, all);
    return agreeing.size() >= least && apart(last, agreeing) && outnumber(agreeing, all)
        ? agreeing
        : List.of();
  }

  private List<T> agreeing(T with, List<T> all) {
    return all.stream().filter(each -> agree.test(each, with)).toList();
  }

  private boolean apart(T last, List<T> agreeing) {
    Pose2 here = place.apply(last);
    return agreeing.stream()
        .map(each -> here.between(place.apply(each)))
        .anyMatch(way -> Math.hypot(way.x(), way.y()) > spanMetres);
  }

  private boolean outnumber(List<T> agreeing, List<T> all) {
    List<T> others = all.stream().filter(each -> !agreeing.contains(each)).toList();
    return others.stream().allMatch(each -> agreeing(each, others).size() * 2 < agreeing.size());
  }
}
