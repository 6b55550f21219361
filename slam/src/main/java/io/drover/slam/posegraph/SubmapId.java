package io.drover.slam.posegraph;

import java.io.Serializable;

/**
 * A submap.
 *
 * @param robot whose scans it is made of
 * @param index its number among the robot's submaps, from 0
 */
public record SubmapId(int robot, int index) implements Serializable {}
