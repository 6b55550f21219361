package io.drover.navigation.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.core.thread.DaemonThreads;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.dataset.LabelledFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Assembles the batches of a schedule on a thread of its own, a few ahead of who takes them. A
 * batch depends on its step alone.
 */
final class BatchSource implements AutoCloseable {
  private static final int AHEAD = 3;

  private final FrameStore store;
  private final Schedule schedule;
  private final FrameCodec codec = new FrameCodec();
  private final Augmentation augmentation = new Augmentation(codec);
  private final Deque<Future<Batch>> pending = new ArrayDeque<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(new DaemonThreads("batches"));
  private int next;

  BatchSource(FrameStore store, Schedule schedule, int firstStep) {
    this.store = store;
    this.schedule = schedule;
    this.next = firstStep;
  }

  /** The batch of the next step. */
  Batch take() {
    while (pending.size() < AHEAD && next < schedule.steps()) {
      int step = next++;
      pending.add(worker.submit(() -> assemble(step)));
    }
    try {
      if (Thread.interrupted()) {
        // a future that is done would not notice
        throw new InterruptedException();
      }
      return pending.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(
          ErrorCode.INTERNAL, "training was interrupted: go on with --resume", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DroverException known) {
        throw known;
      }
      throw new DroverException(ErrorCode.INTERNAL, "a batch could not be assembled", e);
    }
  }

  private Batch assemble(int step) {
    SplittableRandom random = schedule.random(step, 2);
    Batch batch = Batch.of(schedule.batch(step), schedule.side(step));
    for (int i = 0; i < batch.size(); i++) {
      int index = store.draw(random);
      LabelledFrame label = store.label(index);
      boolean mirror = random.nextBoolean();
      GrayImage image = augmentation.apply(store.image(index, batch.side(), codec), mirror, random);
      double steering = label.steeringRadians();
      batch.set(i, image, mirror ? -steering : steering, label.collision());
    }
    return batch;
  }

  @Override
  public void close() {
    worker.shutdownNow();
    try {
      // the codec's native buffers must outlive the batch that is being made
      if (worker.awaitTermination(10, TimeUnit.SECONDS)) {
        codec.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
