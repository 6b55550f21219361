package io.drover.slam.cluster;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** A master and workers on this machine, each a process, from the libraries of the tests. */
final class StandaloneSpark implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final String LIBRARIES = System.getProperty("java.class.path");

  private final Path folder;
  private final List<Process> daemons = new ArrayList<>();
  private final String url;

  /** A master without workers. */
  StandaloneSpark(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("home/jars"));
    Path log = start("master", "org.apache.spark.deploy.master.Master", "--port", "0");
    this.url =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> URL.matcher(Files.readString(log)), Matcher::find)
            .group(1);
  }

  private Path start(String name, String main, String... arguments) throws IOException {
    Path log = folder.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-Dlogback.configurationFile=daemon.xml"));
    command.addAll(List.of("-cp", LIBRARIES, main, "--host", "127.0.0.1", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    daemons.add(builder.start());
    return log;
  }

  String url() {
    return url;
  }

  /** What a driver needs so that executors find our classes, which are in no jar yet. */
  static SparkConf settings() {
    return new SparkConf(false)
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.executor.memory", "512m")
        .set("spark.executor.extraClassPath", LIBRARIES);
  }

  /** One with one core. */
  Process addWorker() throws IOException {
    String name = "worker-" + daemons.size();
    File work = folder.resolve(name).toFile();
    start(
        name,
        "org.apache.spark.deploy.worker.Worker",
        "--cores",
        "1",
        "--memory",
        "512m",
        "--work-dir",
        work.toString(),
        url);
    return daemons.get(daemons.size() - 1);
  }

  @Override
  public void close() {
    for (Process daemon : daemons) {
      daemon.descendants().forEach(ProcessHandle::destroyForcibly);
      daemon.destroyForcibly().onExit().join();
    }
  }
}
