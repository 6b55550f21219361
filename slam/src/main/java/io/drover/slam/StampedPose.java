package io.drover.slam;

import io.drover.core.geometry.Pose2;

/**
 * Where a robot was.
 *
 * @param stamp as the log has it
 * @param pose of the robot in the map's frame
 */
public record StampedPose(String stamp, Pose2 pose) {}
