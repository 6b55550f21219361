package io.drover.slam.evaluation;

import io.drover.core.geometry.Pose2;
import io.drover.slam.StampedPose;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * How far a trajectory's relations are from known ones: the metric of Kümmerle et al. (Autonomous
 * Robots 2009). Every relation weighs the same, and the trajectory is not aligned to anything. A
 * relation is used if the trajectory has a pose within a millisecond of both of its stamps; nothing
 * is interpolated.
 *
 * @param relations that there are
 * @param used of them
 * @param translationMetres how far apart
 * @param rotationRadians how far turned
 * @param farOff how many of them are more than half a metre apart: places taken for others
 */
public record RelationsError(
    int relations,
    int used,
    ErrorSummary translationMetres,
    ErrorSummary rotationRadians,
    int farOff) {
  private static final double FAR_OFF_METRES = 0.5;

  /** Of a trajectory whose stamps are seconds, in any order. */
  public static RelationsError of(
      List<StampedPose> trajectory, Relations relations, ErrorDefinition definition) {
    StampIndex index =
        new StampIndex(
            trajectory.stream().mapToDouble(at -> Double.parseDouble(at.stamp())).toArray());
    DoubleStream.Builder translations = DoubleStream.builder();
    DoubleStream.Builder rotations = DoubleStream.builder();
    for (Relation relation : relations.all()) {
      OptionalInt from = index.row(relation.fromStamp());
      OptionalInt to = index.row(relation.toStamp());
      if (from.isPresent() && to.isPresent()) {
        Pose2 measured =
            trajectory.get(from.getAsInt()).pose().between(trajectory.get(to.getAsInt()).pose());
        Pose2 error = definition.error(measured, relation.pose());
        translations.add(Math.hypot(error.x(), error.y()));
        rotations.add(Math.abs(error.theta()));
      }
    }
    return of(relations.size(), translations.build().toArray(), rotations.build().toArray());
  }

  private static RelationsError of(int relations, double[] translations, double[] rotations) {
    return new RelationsError(
        relations,
        translations.length,
        ErrorSummary.of(translations),
        ErrorSummary.of(rotations),
        (int) DoubleStream.of(translations).filter(metres -> metres > FAR_OFF_METRES).count());
  }

  /** Share of the used relations that are far off, from 0 to 1; NaN if none is used. */
  public double farOffShare() {
    return (double) farOff / used;
  }
}
