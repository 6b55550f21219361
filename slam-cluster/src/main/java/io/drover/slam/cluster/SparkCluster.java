package io.drover.slam.cluster;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.slam.posegraph.TaskSearch;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * A cluster of Spark that this process is the driver of, or threads of this process. Settings of
 * Spark that the JVM was given ({@code -Dspark.…}) go before ours. One caller at a time.
 */
final class SparkCluster implements AutoCloseable {
  private static final int LOOK_MILLIS = 100;
  private static final double NANO = 1e-9;

  private final String url;
  private final JavaSparkContext context;
  private final Patience patience;

  private SparkCluster(String url, JavaSparkContext context, Patience patience) {
    this.url = url;
    this.context = context;
    this.patience = patience;
  }

  /**
   * Connects, and waits for the first executor.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if it is no such url, {@code UNREACHABLE} if
   *     nobody answers there, or has no executor for us
   */
  static SparkCluster connect(String url) {
    return connect(url, new SparkConf(), Patience.USUAL);
  }

  /** Likewise, with these settings of Spark. */
  static SparkCluster connect(String url, SparkConf settings, Patience patience) {
    SparkUrl.of(url).requireAnswer();
    SparkCluster cluster = new SparkCluster(url, begin(url, settings), patience);
    try {
      cluster.awaitExecutor();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static JavaSparkContext begin(String url, SparkConf settings) {
    settings.setMaster(url);
    settings.setAppName("drover map");
    settings.setIfMissing("spark.ui.enabled", "false");
    settings.setIfMissing("spark.jars", jars());
    // one that is gone is told within half a minute, not two
    settings.setIfMissing("spark.network.timeout", "30s");
    settings.setIfMissing("spark.network.timeoutInterval", "10s");
    settings.setIfMissing("spark.executor.heartbeatInterval", "5s");
    settings.setIfMissing("spark.locality.wait", "0s");
    try {
      return new JavaSparkContext(settings);
    } catch (RuntimeException e) {
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          url + " cannot be used (" + line(e) + "): look at the log of its master",
          e);
    }
  }

  /** What an executor needs of us. */
  private static String jars() {
    return Stream.of(SparkCluster.class, TaskSearch.class, Pose2.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .filter(path -> path.endsWith(".jar"))
        .collect(Collectors.joining(","));
  }

  private void awaitExecutor() {
    long begun = System.nanoTime();
    while (!present()) {
      if (secondsSince(begun) > patience.startSeconds() || context.sc().isStopped()) {
        throw new DroverException(
            ErrorCode.UNREACHABLE,
            url
                + " has no executor for us: start a worker there that has free cores and memory, or"
                + " look at its log");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DroverException(ErrorCode.UNREACHABLE, "interrupted: start again", e);
      }
    }
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) * NANO;
  }

  /** Whether somebody is there to do a job. */
  private boolean present() {
    if (context.sc().isStopped()) {
      return false;
    }
    // this process is one of them
    return context.isLocal() || context.sc().getExecutorMemoryStatus().size() > 1;
  }

  /** How many tasks it does at once. */
  int threads() throws ClusterLostException {
    requirePresent();
    return context.defaultParallelism();
  }

  /** Leaves a value where tasks find it; each machine fetches it once, when it needs it. */
  <T extends Serializable> Broadcast<T> send(T value) throws ClusterLostException {
    requirePresent();
    return context.broadcast(value);
  }

  private void requirePresent() throws ClusterLostException {
    if (!present()) {
      throw new ClusterLostException("cluster " + url + " has no executor any more");
    }
  }

  /**
   * Does something to each value, on the cluster.
   *
   * @return in the values' order
   */
  <T, R> List<R> run(List<T> values, Function<T, R> work) throws ClusterLostException {
    requirePresent();
    JavaFutureAction<List<R>> job =
        context.parallelize(values, values.size()).map(work).collectAsync();
    long seen = System.nanoTime();
    try {
      while (true) {
        try {
          return job.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (present()) {
            seen = System.nanoTime();
          } else if (secondsSince(seen) > patience.aloneSeconds()) {
            throw new ClusterLostException("cluster " + url + " has no executor any more", e);
          }
        }
      }
    } catch (ExecutionException | CancellationException e) {
      throw new ClusterLostException("cluster " + url + " failed (" + line(e) + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterLostException("interrupted", e);
    } finally {
      job.cancel(true);
    }
  }

  /** The last cause's first line. */
  private static String line(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage()).lines().findFirst().orElse(last.toString());
  }

  @Override
  public void close() {
    context.close();
  }
}
