package io.drover.slam.simulation;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.RobotScan;

/**
 * A scan, and where it was really taken.
 *
 * @param scan all that the robot knows
 * @param truth pose of the robot in the plan's frame
 */
public record SimulatedScan(RobotScan scan, Pose2 truth) {}
