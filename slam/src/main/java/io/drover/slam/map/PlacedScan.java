package io.drover.slam.map;

import io.drover.core.geometry.Pose2;
import io.drover.slam.local.LocalScan;

/**
 * A scan where it was taken.
 *
 * @param pose of the robot in the map's frame
 */
public record PlacedScan(LocalScan scan, Pose2 pose) {}
