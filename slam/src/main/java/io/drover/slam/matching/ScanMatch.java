package io.drover.slam.matching;

import io.drover.core.geometry.Pose2;

/**
 * Where a scan fits.
 *
 * @param pose of the scan's frame in the grid's
 * @param score mean probability of occupied cells at its returns, 0.1 to 0.9
 */
public record ScanMatch(Pose2 pose, double score) {}
