package io.drover.rl.training;

import java.util.Optional;

/** Where a run leaves what it needs to go on. */
interface Checkpoints {
  /** Nothing is kept. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<LearningCheckpoint> last() {
          return Optional.empty();
        }

        @Override
        public void keep(LearningCheckpoint checkpoint) {
          // nobody will go on from it
        }
      };

  /** What to go on from; empty to begin. */
  Optional<LearningCheckpoint> last();

  /** Replaces what was kept before. */
  void keep(LearningCheckpoint checkpoint);
}
