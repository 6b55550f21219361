package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.launch.policy.PolicyNetwork;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroverTest {
  @TempDir Path folder;

  private String errors = "";

  private int run(String... arguments) {
    StringWriter err = new StringWriter();
    int code = Drover.run(new PrintWriter(err, true), arguments);
    errors = err.toString();
    return code;
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    for (String verb : new String[] {"fly", "replay", "train", "profile"}) {
      assertThat(run(verb, "--help")).isZero();
    }
  }

  @Test
  void refusesWhatItDoesNotKnowInOneLine() {
    assertThat(run("flyy")).isEqualTo(2);
    assertThat(errors).contains("flyy");
    assertThat(run("fly", "--policy", "a4d")).isEqualTo(2);
    assertThat(errors.strip()).contains("unknown policy 'a4d'").contains("a3d").hasLineCount(1);
    assertThat(run("fly", "--policy", "local", "--route", "campsu")).isEqualTo(2);
    assertThat(errors.strip()).contains("did you mean 'campus'").hasLineCount(1);
    assertThat(run("fly", "--policy", "local", "--trace", "lte-dron")).isEqualTo(2);
    assertThat(errors.strip()).contains("did you mean 'lte-drone'").hasLineCount(1);
    assertThat(run("fly", "--policy", "local", "--vmax", "-3")).isEqualTo(2);
    assertThat(errors.strip()).contains("--vmax is -3").hasLineCount(1);
    assertThat(run("fly", "--vmax", "fast")).isEqualTo(2);
    assertThat(errors).startsWith("drover: --vmax: 'fast' is not a number");
    assertThat(run("fly", "--policy", "local,a3d,local")).isEqualTo(2);
    assertThat(errors.strip()).contains("'local' is named twice").hasLineCount(1);
  }

  @Test
  void refusesWhatMeansNothingBesideTheRest() throws Exception {
    refused("--scheduler", "fly", "--policy", "local", "--scheduler", "mine.onnx");
    refused("--frames", "replay", "--trace", "lte-drone");
    refused("--frames", "replay", "--frames", "a", "--profile", "b");
    refused("--model", "replay", "--profile", "x.csv", "--model", "mine.onnx");
    refused("--fps", "replay", "--profile", "x.csv", "--fps", "5");
    refused("--rtt is 10.0", "replay", "--profile", "x.csv", "--rtt", "10");
    Path empty = Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");
    refused("says nothing", "replay", "--profile", "x.csv", "--device", empty.toString());
    refused("is a folder", "replay", "--profile", folder.toString());
    refused("has no images", "replay", "--policy", "local", "--frames", folder.toString());
  }

  @Test
  void namesTheNearestOfWhatASchedulerCanBeLearntBy() {
    refused("did you mean 'rl4j-dqn'", "train", "scheduler", "--algorithm", "rl4j-dqm");
    refused("--algorithm: 'sac' is not known", "train", "scheduler", "--algorithm", "sac");
    refused("a2c, ppo, aggrevate, rl4j-a3c, rl4j-dqn", "train", "scheduler", "--algorithm", "x1y2");
    refused("did you mean 'latency'", "train", "scheduler", "--objective", "latenzy");
    refused("did you mean 'outlook'", "train", "scheduler", "--state", "outlok");
    refused("--hidden is 0", "train", "scheduler", "--hidden", "64,0");
    refused("--seeds: 2 is named twice", "train", "scheduler", "--seeds", "2,1,2");
    refused("--seeds: -1 is below 0", "train", "scheduler", "--seeds=-1");
    refused("--steps is 0", "train", "scheduler", "--steps", "0");
    assertThat(run("train", "scheduler", "--hidden", "64,wide")).isEqualTo(2);
    assertThat(errors).startsWith("drover: --hidden: 'wide' is not a whole number");
  }

  @Test
  void refusesChoicesThatCannotBe() throws Exception {
    refused(
        "--resolutions: the highest must be 448", "profile", "flight", "--resolutions", "224,112");
    refused("cannot infer images of side 4", "fly", "--policy", "local", "--resolutions", "448,4");
    refused("--qualities: 101 is not from 1 to 100", "train", "scheduler", "--qualities", "95,101");
    refused("--resolutions: name each once", "profile", "flight", "--resolutions", "448,448");
    refused("leave out --resolutions", "fly", "--live", "--qualities", "95,50");
    refused(
        "for flights to be recorded", "train", "scheduler", "--profile", "x", "--qualities", "9");
    refused("has its actions", "replay", "--profile", "x.csv", "--qualities", "95,50");
    refused("--edges is 0", "train", "scheduler", "--edges", "0");
    refused("--edges is 2, --trace names 1", "replay", "--profile", "x.csv", "--edges", "2");
    Path yaml = Files.writeString(folder.resolve("fly.yaml"), "grid:\n  qualities: [95, 0]\n");
    refused("line 2: grid: qualities: 0 is not", "fly", "--config", yaml.toString());
  }

  @Test
  void findsNetworksAndPoliciesThatCannotBeUsed() throws Exception {
    Path text = Files.writeString(folder.resolve("text.onnx"), "not a network");
    refused("not an ONNX network", "fly", "--policy", "a3d", "--scheduler", text.toString());
    Path alone = folder.resolve("alone.onnx");
    try (var shipped = PolicyNetwork.class.getResourceAsStream("drover-scheduler.onnx")) {
      Files.copy(shipped, alone);
    }
    refused("alone.yaml", "fly", "--policy", "a3d", "--scheduler", alone.toString());
    refused("only describes", "fly", "--policy", "local", "--model", "mine.yaml");
    refused("no action is called 'foo'", "fly", "--policy", "static:foo", "--out", "/proc/x");
  }

  private void refused(String words, String... arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(errors.strip()).contains(words).hasLineCount(1);
  }

  @Test
  void namesTheFileAndLineOfABadInput() throws Exception {
    Path trace = folder.resolve("bad.csv");
    Files.writeString(trace, "t_s,mbps\n0,1\n1,x\n");
    assertThat(run("fly", "--policy", "local", "--trace", trace.toString())).isEqualTo(2);
    assertThat(errors.strip()).contains("bad.csv line 3").hasLineCount(1);
    Path config = folder.resolve("fly.yaml");
    Files.writeString(config, "drones: 2\nagnt:\n  governor: on\n");
    assertThat(run("fly", "--config", config.toString())).isEqualTo(2);
    assertThat(errors.strip()).contains("fly.yaml: line 2").contains("'agent'").hasLineCount(1);
    assertThat(run("replay", "--profile", folder.resolve("no.csv").toString())).isEqualTo(2);
    assertThat(errors.strip()).contains("no.csv").hasLineCount(1);
    assertThat(run("replay", "--profile", "x.csv", "--deadline", "Infinity")).isEqualTo(2);
    assertThat(errors.strip()).contains("--deadline").hasLineCount(1);
  }
}
