package io.drover.slam.posegraph;

import java.io.Serializable;

/**
 * A kept scan.
 *
 * @param robot its number
 * @param index its number among the robot's kept scans, from 0
 */
public record ScanId(int robot, int index) implements Serializable {}
