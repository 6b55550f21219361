package io.drover.slam.local;

import io.drover.core.config.Doc;

/** How scans become submaps; one set for all robots and buildings. */
public record LocalSlamOptions(
    @Doc("side of a submap's cells, metres") double resolution,
    @Doc("what is farther away is not used, metres") double longestRange,
    @Doc("neighbouring returns nearer than this are of one surface, metres") double surfaceGap,
    @Doc("of returns within such a square one is matched, metres") double thinning,
    @Doc("scans of a submap before it is finished; half of them overlap the next one")
        int scansPerSubmap,
    @Doc("the way that it spans before it is finished, metres; likewise") double metresPerSubmap,
    @Doc("a scan is kept when the robot has gone so far since the last one, metres")
        double keptMetres,
    @Doc("or has turned by so much, radians") double keptRadians,
    @Doc("a match that scores less is sought again in a window around it, 0 to 1")
        double doubtfulScore) {
  public static final LocalSlamOptions DEFAULT =
      new LocalSlamOptions(0.05, 30, 0.3, 0.05, 60, 16, 0.15, 0.02, 0.5);
}
