package io.drover.bench.edge;

import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.edge.container.FrameDecoder;
import io.drover.edge.container.FrameInference;
import io.drover.navigation.OnnxNavigationModel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Decoding and inference on some threads and nothing else: what an edge could at best serve. */
final class RawInference {
  private RawInference() {}

  /** Frames a second. */
  static double framesPerSecond(
      OnnxNavigationModel network, byte[] jpeg, int threads, double seconds) {
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong frames = new AtomicLong();
    Thread[] workers = new Thread[threads];
    long start = System.nanoTime();
    for (int i = 0; i < threads; i++) {
      workers[i] = new Thread(() -> infer(network, jpeg, over, frames), "raw-" + i);
      workers[i].start();
    }
    try {
      Thread.sleep(Math.round(seconds * 1e3));
      over.set(true);
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      over.set(true);
      Thread.currentThread().interrupt();
    }
    return frames.get() / ((System.nanoTime() - start) * 1e-9);
  }

  private static void infer(
      OnnxNavigationModel network, byte[] jpeg, AtomicBoolean over, AtomicLong frames) {
    try (FrameInference inference = new FrameInference(FrameDecoder.openCv(), network.another())) {
      NanoClock clock = new WallClock();
      while (!over.get()) {
        var unused = inference.infer(jpeg, clock);
        frames.incrementAndGet();
      }
    }
  }
}
