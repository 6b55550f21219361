package io.drover.slam.matching;

/**
 * What a refined match weighs.
 *
 * @param returnWeight of all returns together
 * @param translationWeight of staying where the prior is, 1/m
 * @param rotationWeight of staying turned as the prior is, 1/rad
 * @param iterations at most
 */
public record GaussNewtonOptions(
    double returnWeight, double translationWeight, double rotationWeight, int iterations) {}
