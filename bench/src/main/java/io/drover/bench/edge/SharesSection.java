package io.drover.bench.edge;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.core.error.DroverException;
import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.core.statistics.Percentiles;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.edge.container.Container;
import io.drover.edge.container.ContainerRuntime;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.FrameDecoder;
import io.drover.edge.container.InferenceJob;
import io.drover.edge.docker.DockerHost;
import io.drover.edge.docker.DockerOptions;
import io.drover.edge.process.ProcessHost;
import io.drover.edge.worker.WorkerHost;
import io.drover.edge.worker.WorkerOptions;
import io.drover.edge.worker.WorkerRuntime;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.ResourceShare;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** How soon a share takes effect, and how well it is kept, wherever workers can run here. */
final class SharesSection implements EdgeSection {
  private static final DroneId DRONE = new DroneId("drone1");
  private static final EdgeId EDGE = new EdgeId("bench-" + ProcessHandle.current().pid());
  private static final double LEASE_SECONDS = 60;
  private static final List<Double> SHARES = List.of(0.2, 0.5, 0.8);
  private static final ResourceShare LITTLE = new ResourceShare(0.1);
  private static final ResourceShare ALL = new ResourceShare(1);
  private static final double SETTLE_SECONDS = 1;
  private static final double HELD_SECONDS = 0.02;
  private static final int CHANGES_PER_ROUND = 6;
  private static final double MEDIAN = 0.5;

  private final NanoClock clock = new WallClock();
  private final byte[] jpeg = LoadSize.LARGE.jpeg();

  @Override
  public String id() {
    return "shares";
  }

  @Override
  public Section run(EdgeBenchData data, EdgeBenchOptions options) {
    List<List<Cell>> effects = new ArrayList<>();
    List<List<Cell>> use = new ArrayList<>();
    StringBuilder absent = new StringBuilder();
    runtimes(data.network())
        .forEach(
            (name, start) -> {
              try (ContainerRuntime runtime = start.get()) {
                Container container = runtime.start(DRONE, ALL);
                effects.add(effect(name, container, options.loadRounds() * CHANGES_PER_ROUND));
                SHARES.forEach(
                    share -> use.add(use(name, container, share, options.loadSeconds())));
              } catch (DroverException e) {
                absent.append(" Not here: ").append(name).append(" (").append(e.getMessage());
                absent.append(").");
              }
            });
    return new Section(
        id(),
        "Shares",
        String.format(
            Locale.ROOT,
            "One worker that always has a frame to infer (%s), nothing else on the machine. Effect:"
                + " from the call that raises a share of %.1f to 1 core until the frame that was"
                + " held back by the old one is answered, the rest of its inference included; a"
                + " frame alone is the inference by a whole core.%s",
            LoadSize.LARGE.label(),
            LITTLE.cores(),
            absent),
        Kind.MEASURED,
        List.of(
            new Table(
                "Until a share takes effect",
                List.of("workers", "changes", "median", "worst", "a frame alone"),
                effects),
            new Table(
                "CPU time used",
                List.of("workers", "granted", "used", "difference", "throttled"),
                use)),
        List.of());
  }

  private Map<String, Supplier<ContainerRuntime>> runtimes(OnnxNavigationModel network) {
    Function<Supplier<WorkerHost>, ContainerRuntime> outside =
        host ->
            new WorkerRuntime(
                host.get(), network.bytes(), network.digest(), WorkerOptions.DEFAULT, clock);
    Map<String, Supplier<ContainerRuntime>> all = new LinkedHashMap<>();
    all.put(
        "embedded",
        () ->
            new EmbeddedContainerRuntime(
                FrameDecoder::openCv, network::another, EmbeddedOptions.DEFAULT, clock));
    all.put(
        "process",
        () -> outside.apply(() -> new ProcessHost(EDGE, ProcessHost.folder(EDGE), LEASE_SECONDS)));
    all.put("docker", () -> outside.apply(() -> new DockerHost(EDGE, DockerOptions.DEFAULT)));
    return all;
  }

  private List<Cell> effect(String name, Container container, int changes) {
    infer(container, SETTLE_SECONDS);
    double[] alone = new double[changes];
    for (int i = 0; i < changes; i++) {
      double start = clock.seconds();
      submit(container).outcome().join();
      alone[i] = clock.seconds() - start;
    }
    List<Double> effects = new ArrayList<>();
    while (effects.size() < changes) {
      container.apply(LITTLE);
      infer(container, SETTLE_SECONDS);
      InferenceJob held = submit(container);
      clock.sleep(HELD_SECONDS);
      double start = clock.seconds();
      boolean waits = !held.outcome().isDone();
      container.apply(ALL);
      held.outcome().join();
      if (waits) {
        effects.add(clock.seconds() - start);
      }
    }
    Percentiles times = new Percentiles(effects.stream().mapToDouble(t -> t).toArray());
    return List.of(
        new Cell.Text(name),
        new Cell.Number(changes, "%.0f"),
        milliseconds(times.at(MEDIAN)),
        milliseconds(times.at(1)),
        milliseconds(new Percentiles(alone).at(MEDIAN)));
  }

  private List<Cell> use(String name, Container container, double share, double seconds) {
    container.apply(new ResourceShare(share));
    infer(container, SETTLE_SECONDS);
    double cpu = container.usage().cpuSeconds();
    double throttled = container.usage().throttledSeconds();
    double took = infer(container, seconds);
    double used = (container.usage().cpuSeconds() - cpu) / took;
    return List.of(
        new Cell.Text(name),
        new Cell.Number(share, "%.1f"),
        new Cell.Number(used, "%.3f"),
        new Cell.Number(used - share, "%.3f"),
        new Cell.Number(100 * (container.usage().throttledSeconds() - throttled) / took, "%.0f%%"));
  }

  /** Infers without a pause; returns how long it really took. */
  private double infer(Container container, double seconds) {
    double start = clock.seconds();
    while (clock.seconds() < start + seconds) {
      submit(container).outcome().join();
    }
    return clock.seconds() - start;
  }

  private InferenceJob submit(Container container) {
    InferenceJob job =
        new InferenceJob(new EncodedFrame(DRONE, 1, jpeg), clock.nanoTime(), OptionalLong.empty());
    container.submit(job);
    return job;
  }

  private static Cell milliseconds(double seconds) {
    return new Cell.Number(1e3 * seconds, "%.1f ms");
  }
}
