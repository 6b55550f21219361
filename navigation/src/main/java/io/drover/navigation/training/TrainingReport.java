package io.drover.navigation.training;

import io.drover.navigation.evaluation.NavigationEvaluation;
import java.nio.file.Path;

/**
 * What a training run made.
 *
 * @param model the ONNX file
 * @param weights number of learnt numbers
 * @param steps of gradient descent
 * @param bestStep after which the weights that were kept were taken
 * @param validationScore of the weights that were kept; see {@link Validation}
 * @param seconds that training took on the wall clock, from the last start
 * @param test of the ONNX file on frames of worlds that were not trained on
 */
public record TrainingReport(
    Path model,
    int weights,
    int steps,
    int bestStep,
    double validationScore,
    double seconds,
    NavigationEvaluation test) {}
