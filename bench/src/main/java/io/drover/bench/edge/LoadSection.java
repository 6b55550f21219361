package io.drover.bench.edge;

import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.core.statistics.Percentiles;
import io.drover.navigation.OnnxNavigationModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What an edge of this machine serves, beside what its network alone could do. */
final class LoadSection implements EdgeSection {
  private static final double FRAMES_PER_SECOND = 10;
  private static final double DEADLINE_SECONDS = 0.3;
  private static final double PATIENT_SECONDS = 5;
  private static final double SETTLE_SECONDS = 1;
  private static final double WARM_UP_SECONDS = 8;

  /** A worker finds the next frame when it has finished one, the link and the client being slow. */
  private static final int FRAMES_IN_FLIGHT = 3;

  private static final double MEDIAN = 0.5;
  private static final double TAIL = 0.99;

  @Override
  public String id() {
    return "load";
  }

  @Override
  public Section run(EdgeBenchData data, EdgeBenchOptions options) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Section(
        id(),
        "Load",
        String.format(
            Locale.ROOT,
            "Clients and edge share this machine's %d cores, over loopback TCP; clients' frames are"
                + " encoded beforehand. Served: as many drones as threads, each with a core and"
                + " three frames under way; with as many threads as cores, clients take from them."
                + " Alone: decoding and inference on as many threads, without a network. Both are"
                + " measured in turns, %d times; medians. Paced: drones that send %.0f frames a"
                + " second, whatever becomes of them, each with a deadline of %.1f s; the queue is"
                + " the time from a frame's arrival until its inference.",
            cores,
            options.loadRounds(),
            FRAMES_PER_SECOND,
            DEADLINE_SECONDS),
        Kind.MEASURED,
        List.of(throughput(data.network(), options, cores), paced(data.network(), options, cores)),
        List.of());
  }

  private static Table throughput(
      OnnxNavigationModel network, EdgeBenchOptions options, int cores) {
    List<List<Cell>> rows = new ArrayList<>();
    for (LoadSize size : List.of(LoadSize.LARGE, LoadSize.MIDDLE)) {
      byte[] jpeg = size.jpeg();
      // what both run is compiled before either is timed
      var unused = served(network, jpeg, cores, WARM_UP_SECONDS);
      for (int threads = 1; threads <= cores; threads *= 2) {
        double[] alone = new double[options.loadRounds()];
        double[] served = new double[options.loadRounds()];
        double[] ratio = new double[options.loadRounds()];
        for (int round = 0; round < options.loadRounds(); round++) {
          alone[round] =
              RawInference.framesPerSecond(network, jpeg, threads, options.loadSeconds());
          served[round] = served(network, jpeg, threads, options.loadSeconds());
          ratio[round] = served[round] / alone[round];
        }
        rows.add(
            List.of(
                new Cell.Text(size.label()),
                new Cell.Number(threads, "%.0f"),
                new Cell.Number(median(alone), "%.0f/s"),
                new Cell.Number(median(served), "%.0f/s"),
                new Cell.Number(100 * median(ratio), "%.0f%%")));
      }
    }
    return new Table(
            "Throughput", List.of("frames", "threads", "alone", "served", "served of alone"), rows)
        .with("served of alone", Better.HIGHER);
  }

  private static double median(double[] values) {
    return new Percentiles(values).at(MEDIAN);
  }

  private static double served(
      OnnxNavigationModel network, byte[] jpeg, int drones, double seconds) {
    try (LoadedEdge edge = new LoadedEdge(network, drones, drones)) {
      AtomicBoolean over = new AtomicBoolean();
      List<Answers> all = new ArrayList<>();
      for (int drone = 0; drone < drones; drone++) {
        all.add(keepBusy(edge, drone, jpeg, over));
      }
      pause(SETTLE_SECONDS);
      int before = all.stream().mapToInt(Answers::served).sum();
      long start = System.nanoTime();
      pause(seconds);
      int after = all.stream().mapToInt(Answers::served).sum();
      double took = (System.nanoTime() - start) * 1e-9;
      over.set(true);
      return (after - before) / took;
    }
  }

  private static Answers keepBusy(LoadedEdge edge, int drone, byte[] jpeg, AtomicBoolean over) {
    Answers[] answers = new Answers[1];
    Runnable next =
        () -> {
          if (!over.get()) {
            edge.send(drone, jpeg, PATIENT_SECONDS, answers[0]);
          }
        };
    answers[0] = new Answers(next);
    for (int i = 0; i < FRAMES_IN_FLIGHT; i++) {
      next.run();
    }
    return answers[0];
  }

  private static Table paced(OnnxNavigationModel network, EdgeBenchOptions options, int cores) {
    List<List<Cell>> rows = new ArrayList<>();
    for (LoadSize size : List.of(LoadSize.MIDDLE, LoadSize.LARGE)) {
      byte[] jpeg = size.jpeg();
      for (int drones : options.loadHerds()) {
        rows.add(paced(network, size, jpeg, drones, cores, options.loadSeconds()));
      }
    }
    return new Table(
        "Drones at their pace",
        List.of(
            "frames",
            "drones",
            "sent",
            "served",
            "in time",
            "p50",
            "p99",
            "queue p50",
            "queue p99",
            "worst queue"),
        rows);
  }

  private static List<Cell> paced(
      OnnxNavigationModel network,
      LoadSize size,
      byte[] jpeg,
      int drones,
      int cores,
      double seconds) {
    try (LoadedEdge edge = new LoadedEdge(network, cores, drones)) {
      for (int drone = 0; drone < drones; drone++) {
        // admitted, its worker loaded
        send(edge, drone, jpeg);
      }
      Answers answers = new Answers();
      ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
      long period = Math.round(1e9 / FRAMES_PER_SECOND);
      for (int i = 0; i < drones; i++) {
        int drone = i;
        var unused =
            timer.scheduleAtFixedRate(
                () -> edge.send(drone, jpeg, DEADLINE_SECONDS, answers),
                period * i / drones,
                period,
                TimeUnit.NANOSECONDS);
      }
      pause(seconds);
      timer.shutdownNow();
      pause(DEADLINE_SECONDS);
      answers.stop();
      return List.of(
          new Cell.Text(size.label()),
          new Cell.Number(drones, "%.0f"),
          new Cell.Number(answers.sentFrames() / seconds, "%.0f/s"),
          new Cell.Number(answers.served() / seconds, "%.0f/s"),
          new Cell.Number(100.0 * answers.served() / answers.sentFrames(), "%.1f%%"),
          milliseconds(answers.latencySeconds(MEDIAN)),
          milliseconds(answers.latencySeconds(TAIL)),
          milliseconds(answers.queueSeconds(MEDIAN)),
          milliseconds(answers.queueSeconds(TAIL)),
          milliseconds(answers.queueSeconds(1)));
    }
  }

  private static void send(LoadedEdge edge, int drone, byte[] jpeg) {
    Answers first = new Answers();
    edge.send(drone, jpeg, PATIENT_SECONDS, first);
    while (first.settledFrames() == 0) {
      pause(0.005);
    }
  }

  private static Cell milliseconds(double seconds) {
    return new Cell.Number(1e3 * seconds, "%.1f ms");
  }

  private static void pause(double seconds) {
    try {
      Thread.sleep(Math.round(seconds * 1e3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
