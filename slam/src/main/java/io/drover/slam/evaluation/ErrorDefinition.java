package io.drover.slam.evaluation;

import io.drover.core.geometry.Pose2;

/**
 * What the difference between a relation δ of a trajectory and the known one δ* is. Rotations
 * differ alike by both; translations do not.
 */
public enum ErrorDefinition {
  /** inv(δ*)·δ, by Kümmerle et al. 2009: how far apart the two ends are, |t − t*|. */
  FREIBURG {
    @Override
    Pose2 error(Pose2 measured, Pose2 known) {
      return known.between(measured);
    }
  },
  /** δ·inv(δ*), by Cartographer's own tool: rotation enters translation by its lever arm. */
  CARTOGRAPHER {
    @Override
    Pose2 error(Pose2 measured, Pose2 known) {
      return measured.compose(known.inverse());
    }
  };

  abstract Pose2 error(Pose2 measured, Pose2 known);
}
