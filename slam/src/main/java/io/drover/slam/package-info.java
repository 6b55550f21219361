/**
 * RecSLAM: laser scans of robots to one map. Frames: {@code base_link} is a robot's own; a
 * trajectory's local frame is the robot's first pose and drifts; {@code map} is the first submap's,
 * in which the pose graph holds everything.
 */
package io.drover.slam;
