package io.drover.slam.fusion;

import io.drover.slam.local.LocalScan;
import io.drover.slam.posegraph.ScanId;
import io.drover.slam.sensor.RobotScan;
import java.util.Optional;

/**
 * A scan that a growing map has taken in.
 *
 * @param scan as the robot has sent it
 * @param matched what it has become
 * @param kept what the graph knows it by; empty if the robot had hardly moved
 */
public record TakenScan(int robot, RobotScan scan, LocalScan matched, Optional<ScanId> kept) {}
