package io.drover.bench.edge;

import io.drover.core.statistics.Percentiles;
import io.drover.navigation.v1.InferReply;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What became of frames. Any thread. */
final class Answers {
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger settled = new AtomicInteger();
  private final List<Double> latencySeconds = new ArrayList<>();
  private final List<Double> queueSeconds = new ArrayList<>();
  private final Map<Status.Code, Integer> refused = new TreeMap<>();
  private final Runnable onSettled;
  private boolean counting = true;

  /**
   * None yet.
   *
   * @param onSettled run after each answer or refusal
   */
  Answers(Runnable onSettled) {
    this.onSettled = onSettled;
  }

  Answers() {
    this(() -> {});
  }

  /** A frame is sent now; its answer goes to the observer. */
  StreamObserver<InferReply> sent() {
    sent.incrementAndGet();
    long start = System.nanoTime();
    return new StreamObserver<>() {
      @Override
      public void onNext(InferReply reply) {
        answered((System.nanoTime() - start) * 1e-9, reply.getQueueSeconds());
      }

      @Override
      public void onError(Throwable failure) {
        refused(Status.fromThrowable(failure).getCode());
        settled();
      }

      @Override
      public void onCompleted() {
        settled();
      }
    };
  }

  private synchronized void answered(double latency, double queue) {
    if (counting) {
      latencySeconds.add(latency);
      queueSeconds.add(queue);
    }
  }

  private synchronized void refused(Status.Code code) {
    if (counting) {
      refused.merge(code, 1, Integer::sum);
    }
  }

  private void settled() {
    settled.incrementAndGet();
    onSettled.run();
  }

  /** What comes from now on does not count. */
  synchronized void stop() {
    counting = false;
  }

  int sentFrames() {
    return sent.get();
  }

  int settledFrames() {
    return settled.get();
  }

  synchronized int served() {
    return latencySeconds.size();
  }

  synchronized Map<Status.Code, Integer> refusals() {
    return Map.copyOf(refused);
  }

  synchronized double latencySeconds(double fraction) {
    return at(latencySeconds, fraction);
  }

  synchronized double queueSeconds(double fraction) {
    return at(queueSeconds, fraction);
  }

  private static double at(List<Double> values, double fraction) {
    return values.isEmpty()
        ? Double.NaN
        : new Percentiles(values.stream().mapToDouble(v -> v).toArray()).at(fraction);
  }
}
