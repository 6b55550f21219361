/**
 * Robots that exist only here: floor plans, and fleets that explore them with lasers and slipping
 * wheels. Two frames: the plan's, in which truth is told, and each robot's {@code odom}, which
 * begins where that robot begins. Everything follows from its seed.
 */
package io.drover.slam.simulation;
