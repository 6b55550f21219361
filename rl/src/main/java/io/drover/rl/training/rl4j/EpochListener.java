package io.drover.rl.training.rl4j;

import org.deeplearning4j.rl4j.learning.IEpochTrainer;
import org.deeplearning4j.rl4j.learning.ILearning;
import org.deeplearning4j.rl4j.learning.listener.TrainingListener;
import org.deeplearning4j.rl4j.util.IDataManager;

/** Hears of every epoch that ends: an episode of DQN, an update of A3C. */
@FunctionalInterface
interface EpochListener extends TrainingListener {
  void epochEnded(IEpochTrainer trainer, IDataManager.StatEntry stat);

  @Override
  default ListenerResponse onEpochTrainingResult(
      IEpochTrainer trainer, IDataManager.StatEntry stat) {
    epochEnded(trainer, stat);
    return ListenerResponse.CONTINUE;
  }

  @Override
  default ListenerResponse onTrainingStart() {
    return ListenerResponse.CONTINUE;
  }

  @Override
  default ListenerResponse onNewEpoch(IEpochTrainer trainer) {
    return ListenerResponse.CONTINUE;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  default ListenerResponse onTrainingProgress(ILearning learning) {
    return ListenerResponse.CONTINUE;
  }

  @Override
  default void onTrainingEnd() {}
}
