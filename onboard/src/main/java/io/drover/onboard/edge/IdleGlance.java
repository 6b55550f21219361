package io.drover.onboard.edge;

import io.drover.core.image.GrayImage;
import io.drover.core.thread.DaemonThreads;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.perception.Perception.Glance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at frames for the environment encoder on a thread and a network of its own, so that the
 * control loop does not wait for it. One caller.
 */
final class IdleGlance implements AutoCloseable {
  /** What a step, which is seconds long, may wait for a fresh look. */
  private static final long PATIENCE_MILLIS = 50;

  private static final Logger LOG = LoggerFactory.getLogger(IdleGlance.class);

  private final DecisionSpace space;
  private final NavigationModel model;
  private final FrameCodec codec = new FrameCodec();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(new DaemonThreads("idle-glance"));
  private CompletableFuture<Glance> running;
  private Glance latest;

  IdleGlance(DecisionSpace space, NavigationModel model) {
    this.space = space;
    this.model = model;
  }

  /**
   * A look at this image if it is fast, else the one before; only the first is waited for as long
   * as it takes.
   */
  Glance at(long frame, GrayImage image, List<OffloadDecision> also) {
    if (running == null || running.isDone()) {
      if (running != null && !running.isCompletedExceptionally()) {
        latest = running.join();
      }
      running = CompletableFuture.supplyAsync(() -> look(frame, image, also), thread);
    }
    CompletableFuture<Glance> fresh = running.copy();
    if (latest != null) {
      Glance before = latest;
      fresh =
          fresh
              .completeOnTimeout(before, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
              .exceptionally(
                  failure -> {
                    LOG.warn(
                        "a look at a frame failed, the one before stands: {}", failure.toString());
                    return before;
                  });
    }
    latest = fresh.join();
    return latest;
  }

  private Glance look(long frame, GrayImage image, List<OffloadDecision> also) {
    Map<OffloadDecision, NavigationOutput> others = new HashMap<>();
    for (OffloadDecision decision : also) {
      GrayImage resized = codec.resize(image, decision.resolution().side());
      GrayImage seen =
          decision.quality().map(q -> codec.decode(codec.encode(resized, q))).orElse(resized);
      others.put(decision, model.infer(seen));
    }
    return new Glance(
        frame,
        model.infer(codec.resize(image, space.highestResolution().side())),
        model.infer(codec.resize(image, space.lowestResolution().side())),
        others);
  }

  /** Waits for the look under way; its network may be closed afterwards. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    codec.close();
  }
}
