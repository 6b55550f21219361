package io.drover.slam.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.ConstraintSearch;
import io.drover.slam.posegraph.SearchTask;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A master and workers in processes of their own, some of which end. */
@EnabledIfSystemProperty(
    named = "spark.standalone",
    matches = "true",
    disabledReason = "takes minutes: -Dspark.standalone=true runs it")
class StandaloneSparkTest {
  /** So that batches of a small map are sent. */
  private static final int FEW_SCANS = 100;

  private static final ConstraintSearch SERIAL = ConstraintSearch.serial(Explored.OPTIONS);

  private static Explored serial;

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private final List<List<SearchTask>> inProcess = new ArrayList<>();
  private StandaloneSpark spark;

  @BeforeAll
  static void explore() {
    serial = Explored.by(SERIAL);
  }

  @BeforeEach
  void startMaster() throws Exception {
    spark = new StandaloneSpark(folder);
  }

  @AfterEach
  void stop() {
    spark.close();
  }

  private SparkCluster connect() {
    return connect(30);
  }

  private SparkCluster connect(double startSeconds) {
    return SparkCluster.connect(
        spark.url(), StandaloneSpark.settings(), new Patience(startSeconds, 10));
  }

  private SparkSearch search(SparkCluster cluster) {
    return new SparkSearch(
        cluster,
        Explored.OPTIONS,
        tasks -> {
          inProcess.add(tasks);
          return SERIAL.find(tasks);
        },
        warnings::add,
        FEW_SCANS);
  }

  @Test
  void givesTheSameMapToTheLastBit() throws Exception {
    spark.addWorker();
    spark.addWorker();
    try (SparkSearch search = search(connect())) {
      Explored clustered = Explored.by(search);
      assertThat(clustered.constraints()).isEqualTo(serial.constraints());
      assertThat(clustered.trajectories()).isEqualTo(serial.trajectories());
    }
    assertThat(inProcess.size()).isLessThan(serial.batches().size());
    assertThat(warnings).isEmpty();
  }

  @Test
  void finishesAJobWhoseExecutorDies() throws Exception {
    spark.addWorker();
    File died = folder.resolve("died").toFile();
    try (SparkCluster cluster = connect()) {
      List<String> done =
          cluster.run(
              List.of("a", "b", "c"),
              value -> {
                if (value.equals("b") && died.createNewFile()) {
                  Runtime.getRuntime().halt(1);
                }
                return value + value;
              });
      assertThat(done).containsExactly("aa", "bb", "cc");
    }
    assertThat(died).exists();
  }

  @Test
  void searchesItselfWhileThereIsNoWorker() throws Exception {
    int largest = serial.largest();
    List<SearchTask> batch = serial.batches().get(largest);
    List<List<Constraint>> found = serial.found().get(largest);
    Process worker = spark.addWorker();
    File begun = folder.resolve("begun").toFile();
    try (SparkCluster cluster = connect();
        SparkSearch search = search(cluster)) {
      assertThat(search.find(batch)).isEqualTo(found);
      assertThat(inProcess).isEmpty();

      CompletableFuture<List<String>> job =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return cluster.run(
                      List.of("for ever"),
                      value -> {
                        Files.createFile(begun.toPath());
                        Thread.currentThread().join();
                        return value;
                      });
                } catch (ClusterLostException e) {
                  return List.of(e.getMessage());
                }
              });
      await().atMost(Duration.ofSeconds(60)).until(begun::exists);
      worker.destroyForcibly();
      assertThat(job.join())
          .containsExactly("cluster " + spark.url() + " has no executor any more");

      assertThat(search.find(batch)).isEqualTo(found);
      assertThat(search.find(batch)).isEqualTo(found);
      assertThat(inProcess).hasSize(2);
      assertThat(warnings)
          .containsExactly(
              "cluster "
                  + spark.url()
                  + " has no executor any more: this process searches itself"
                  + " while it is so");

      spark.addWorker();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                inProcess.clear();
                assertThat(search.find(batch)).isEqualTo(found);
                return inProcess.isEmpty();
              });
      assertThat(warnings).hasSize(1);
    }
  }

  @Test
  void saysThatNobodyWorksThere() {
    assertThatThrownBy(() -> connect(1))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
        .hasMessageContaining(spark.url() + " has no executor for us: start a worker there");
  }
}
