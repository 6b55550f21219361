package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(errors.strip()).contains("max_speed").hasLineCount(1);
    assertThat(run("fly", "--vmax", "fast")).isEqualTo(2);
    assertThat(errors).contains("fast");
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
    assertThat(run("replay", "--trace", "lte-drone")).isEqualTo(2);
    assertThat(errors).contains("--frames").contains("--profile");
  }
}
