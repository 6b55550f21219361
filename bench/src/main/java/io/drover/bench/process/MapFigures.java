package io.drover.bench.process;

/**
 * What {@code drover map} tells programs.
 *
 * @param robots that drove
 * @param merged of them, in one map
 * @param scans that were accepted
 * @param submaps that they made
 * @param intra constraints between scans and the submaps that they made
 * @param inter constraints of loops
 * @param crossRobot constraints between robots
 * @param cpuSeconds of the whole process from the log's opening to the finished map
 * @param wallSeconds of the same
 * @param heapBytes in use after it and a collection
 */
public record MapFigures(
    int robots,
    int merged,
    int scans,
    int submaps,
    int intra,
    int inter,
    int crossRobot,
    double cpuSeconds,
    double wallSeconds,
    long heapBytes) {}
