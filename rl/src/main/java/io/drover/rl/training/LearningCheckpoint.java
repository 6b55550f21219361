package io.drover.rl.training;

import io.drover.navigation.training.CheckpointFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an interrupted run goes on: after a validation. What is drawn from there on follows from
 * the run's seed and the number of validations; environments, and what a learner remembers of them,
 * are rebuilt from their episodes.
 *
 * @param round that was the last
 * @param weights of actor and critic
 * @param adamUpdates how many updates the moments come from
 * @param firstMoments Adam's
 * @param secondMoments Adam's
 * @param bestWeights those that validated best
 * @param bestScore of them
 * @param updates what was told of the validations so far
 * @param episodes by environment, the running one last
 */
record LearningCheckpoint(
    long round,
    Normalisation normalisation,
    float[] weights,
    int adamUpdates,
    float[] firstMoments,
    float[] secondMoments,
    float[] bestWeights,
    double bestScore,
    List<LearningUpdate> updates,
    List<List<Episode>> episodes) {
  LearningCheckpoint {
    updates = List.copyOf(updates);
    episodes = episodes.stream().map(List::copyOf).toList();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(round);
    out.writeInt(adamUpdates);
    out.writeDouble(bestScore);
    for (float[] array :
        List.of(
            normalisation.mean(),
            normalisation.deviation(),
            weights,
            firstMoments,
            secondMoments,
            bestWeights)) {
      CheckpointFile.writeFloats(out, array);
    }
    out.writeInt(updates.size());
    for (LearningUpdate update : updates) {
      update.write(out);
    }
    out.writeInt(episodes.size());
    for (List<Episode> ofOne : episodes) {
      out.writeInt(ofOne.size());
      for (Episode episode : ofOne) {
        episode.write(out);
      }
    }
  }

  static LearningCheckpoint read(DataInputStream in) throws IOException {
    long round = in.readLong();
    int adamUpdates = in.readInt();
    double bestScore = in.readDouble();
    Normalisation normalisation =
        new Normalisation(CheckpointFile.readFloats(in), CheckpointFile.readFloats(in));
    float[] weights = CheckpointFile.readFloats(in);
    float[] first = CheckpointFile.readFloats(in);
    float[] second = CheckpointFile.readFloats(in);
    float[] best = CheckpointFile.readFloats(in);
    List<LearningUpdate> updates = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      updates.add(LearningUpdate.read(in));
    }
    List<List<Episode>> episodes = new ArrayList<>();
    for (int environments = in.readInt(); environments > 0; environments--) {
      List<Episode> ofOne = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        ofOne.add(Episode.read(in));
      }
      episodes.add(ofOne);
    }
    return new LearningCheckpoint(
        round,
        normalisation,
        weights,
        adamUpdates,
        first,
        second,
        best,
        bestScore,
        updates,
        episodes);
  }
}
