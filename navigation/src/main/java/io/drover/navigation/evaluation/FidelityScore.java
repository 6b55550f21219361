package io.drover.navigation.evaluation;

/**
 * How well a network does on frames of one resolution and quality.
 *
 * @param side pixels that are sent or inferred
 * @param quality {@code raw} for a frame that is not sent, or {@code q} and JPEG's quality
 * @param frames number of frames
 * @param steeringRmseRadians root of the mean squared steering error
 * @param explainedVariance EVA: 1 − variance of the error / variance of the labels
 * @param collisionAccuracy share of frames on the right side of ½
 * @param collisionF1 harmonic mean of precision and recall of blocked frames
 * @param meanBytes of a frame as JPEG; 0 for raw
 */
public record FidelityScore(
    int side,
    String quality,
    int frames,
    double steeringRmseRadians,
    double explainedVariance,
    double collisionAccuracy,
    double collisionF1,
    double meanBytes) {}
