package io.drover.slam.optimization;

import io.drover.core.geometry.Pose2;

/**
 * A measured pose of one frame in another.
 *
 * @param from index of the pose that it is seen from
 * @param to index of the pose that is seen
 * @param measurement of {@code to} in the frame of {@code from}
 * @param information inverse of its covariance
 * @param robust whether it may be wrong altogether, and is then to count little
 */
public record PoseEdge(
    int from, int to, Pose2 measurement, Information information, boolean robust) {}
