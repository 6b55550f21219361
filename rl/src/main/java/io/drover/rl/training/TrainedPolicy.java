package io.drover.rl.training;

/**
 * What training leaves.
 *
 * @param weights of actor and critic, as the shape lays them out
 * @param predictsReward whether the critic, applied to each action, gives its predicted reward
 * @param score what it was chosen by: mean return of validation episodes
 */
public record TrainedPolicy(
    NetworkShape shape,
    Normalisation normalisation,
    float[] weights,
    boolean predictsReward,
    double score) {}
