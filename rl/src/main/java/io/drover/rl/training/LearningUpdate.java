package io.drover.rl.training;

/**
 * How learning goes, at one of its validations.
 *
 * @param step environment steps so far
 * @param meanReturn of the training episodes that ended since the last update; NaN for none
 * @param validationScore of the policy as it is
 */
public record LearningUpdate(
    long step,
    long totalSteps,
    double meanReturn,
    double validationScore,
    double learningRate,
    Losses losses) {}
