package io.drover.bench.slam;

import io.drover.bench.process.MapFigures;
import io.drover.slam.StampedPose;
import java.util.List;

/**
 * A log that was mapped, perhaps several times.
 *
 * @param figures of the first time
 * @param cpuSeconds median
 * @param wallSeconds median
 * @param trajectory of the robots that are in one map
 */
record MappedLog(
    MapFigures figures, double cpuSeconds, double wallSeconds, List<StampedPose> trajectory) {}
