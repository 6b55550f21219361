package io.drover.rl.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.training.CheckpointFile;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The checkpoints of a run in one file, which names the run's options.
 *
 * @param resume whether to go on from the file, if there is one
 */
record RunCheckpoints(Path file, RunDescription run, boolean resume) implements Checkpoints {
  private static final int MAGIC = 0x44725331;

  @Override
  public void keep(LearningCheckpoint checkpoint) {
    CheckpointFile.write(
        file,
        MAGIC,
        out -> {
          run.write(out);
          checkpoint.write(out);
        });
  }

  /**
   * {@inheritDoc}
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if it is of a run with other options, {@code
   *     MALFORMED_FILE} if it is none
   */
  @Override
  public Optional<LearningCheckpoint> last() {
    return resume && Files.exists(file)
        ? Optional.of(CheckpointFile.read(file, MAGIC, this::read))
        : Optional.empty();
  }

  private LearningCheckpoint read(DataInputStream in) throws IOException {
    String other = run.difference(RunDescription.read(in));
    if (!other.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          file + " is of a run with " + other + ": repeat its options, or train without resuming");
    }
    return LearningCheckpoint.read(in);
  }
}
