package io.drover.slam.fusion;

/**
 * What one robot and its edges have done so far.
 *
 * @param scans that were answered
 * @param matchSeconds that edges took to match them
 * @param fuseSeconds that edges' maps took to take them in, loops sought
 * @param sent requests, what had to be sent again included; raw are ranges of four bytes
 * @param moves from one edge to another, whyever
 */
public record UplinkFigures(
    long scans, double matchSeconds, double fuseSeconds, EncodedBytes sent, long moves) {}
