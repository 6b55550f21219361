package io.drover.slam.evaluation;

import io.drover.core.geometry.Pose2;

/**
 * Where a robot was at one time, seen from where it was at another; known by other means than by
 * the map that is judged.
 *
 * @param fromStamp seconds, of the frame that it is seen from
 * @param toStamp seconds, of the frame that is seen
 * @param pose δ*, the robot at {@code toStamp} in its frame at {@code fromStamp}
 */
public record Relation(double fromStamp, double toStamp, Pose2 pose) {}
