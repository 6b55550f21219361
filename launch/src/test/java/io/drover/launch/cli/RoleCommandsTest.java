package io.drover.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleCommandsTest {
  private String errors = "";

  private int run(String... arguments) {
    StringWriter err = new StringWriter();
    int code = Drover.run(new PrintWriter(err, true), arguments);
    errors = err.toString().strip();
    return code;
  }

  private void refused(String words, String... arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(errors).contains(words).hasLineCount(1);
  }

  private static String printed(Runnable work) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyRoleExplainsItself() {
    for (String verb : List.of("world", "edge", "link", "drone", "broker", "accounts", "config")) {
      assertThat(run(verb, "--help")).isZero();
    }
  }

  @Test
  void refusesMistakesInOneLine() {
    refused("--insecure", "link", "--listen", "0.0.0.0:0");
    refused("--insecure", "world", "--bind", "0.0.0.0");
    refused("448x448", "world", "--camera", "448");
    refused("port is missing", "link", "--listen", "here");
    refused("did you mean 'lte-drone'", "link", "--generate", "lte-dron");
    refused("--duration", "link", "--generate", "lte", "--duration", "0");
    refused("unknown policy", "drone", "--policy", "a4d");
    refused("--cores is 0", "edge", "--cores", "0");
    refused("--camera is '0x0'", "world", "--camera", "0x0");
    refused("--delay is 20", "link", "--delay", "20");
    refused("--airsim: address 'here'", "drone", "--airsim", "here");
    refused("--edge: name each edge once", "drone", "--edge", "a:1", "--edge", "a:1");
    refused("--edge: address 'here'", "drone", "--edge", "a:1", "--edge", "here");
    refused("did you mean 'edge'", "config", "print", "egde");
    refused("add --live", "fly", "--policy", "local", "--mqtt", "tcp://localhost:1883");
    refused("add --insecure", "broker", "--bind", "0.0.0.0:0");
    refused("add --insecure", "broker", "--bind", "0.0.0.0:0", "--accounts", "none");
    refused("or --insecure", "dashboard", "--bind", "0.0.0.0:0");
    refused("give --certs to encrypt", "dashboard", "--bind", "0.0.0.0:0", "--commands");
    refused("the clear", "dashboard", "--bind", "0.0.0.0:0", "--commands", "--insecure");
    refused("none/passwords cannot be read", "broker", "--accounts", "none");
    refused("no accounts would let anyone in", "broker", "--certs", "none");
    refused("--websocket-port is 70000", "broker", "--websocket-port", "70000");
    refused("give names and their --role", "accounts", "drone1");
    refused("did you mean 'drone'", "accounts", "drone1", "--role", "drome");
    refused("drone name 'a/b'", "accounts", "a/b", "--role", "drone");
    refused("add --live", "fly", "--policy", "local", "--accounts", "none");
    refused("port is missing", "fly", "--airsim", "here", "--policy", "local");
  }

  @Test
  void everyServerTellsAlikeThatAPortIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String at = "127.0.0.1:" + other.getLocalPort();
      String taken = "drover: " + at + " is taken: stop what listens there, or choose another port";
      assertThat(run("link", "--listen", at)).isEqualTo(1);
      assertThat(errors).isEqualTo(taken);
      assertThat(run("broker", "--bind", at)).isEqualTo(1);
      assertThat(errors).isEqualTo(taken);
      assertThat(run("edge", "--bind", at)).isEqualTo(1);
      assertThat(errors).isEqualTo(taken);
      assertThat(run("world", "--route", "campus", "--port", at.replaceFirst(".*:", "")))
          .isEqualTo(1);
      assertThat(errors).isEqualTo(taken);
    }
  }

  @Test
  void refusesTrainingWhoseSplitsWouldMeet() {
    refused("--train-frames is 135001", "train", "navigation", "--train-frames", "135001");
    refused("--flights is 501", "train", "scheduler", "--flights", "501");
    refused("ends in .onnx", "train", "scheduler", "--out", "mine.txt");
  }

  @Test
  void measuresThisMachineForPrograms() throws Exception {
    String made = printed(() -> run("profile", "device", "--runs", "1", "--json"));
    JsonNode measured = new ObjectMapper().readTree(made);
    assertThat(measured.get("runs").intValue()).isEqualTo(1);
    for (String stage : List.of("inference_seconds", "encode_seconds", "decode_seconds")) {
      assertThat(measured.get(stage).fieldNames())
          .toIterable()
          .containsExactly("448", "224", "112");
    }
  }

  @Test
  void printsTheTracesThatAreShipped() throws Exception {
    String made =
        printed(() -> run("link", "--generate", "lte", "--seed", "5", "--duration", "600"));
    try (InputStream shipped = Drover.class.getResourceAsStream("/traces/lte-city.csv")) {
      assertThat(made).isEqualTo(new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void makesAccountsAndRemovesThem(@TempDir Path folder) {
    String out = folder.resolve("accounts").toString();
    String made =
        printed(() -> run("accounts", "drone1", "drone2", "--role", "drone", "--out", out));
    assertThat(made.lines()).containsExactly(out + "/drone1.password", out + "/drone2.password");
    assertThat(Path.of(out, "acl"))
        .content()
        .contains("user drone2\ntopic write drover/v1/local/drone2/#\n");

    assertThat(printed(() -> run("accounts", "--remove", "drone2", "--out", out)))
        .isEqualTo("removed: drone2\n");
    assertThat(Path.of(out, "acl")).content().doesNotContain("drone2");
    refused("has an account drone1 already", "accounts", "drone1", "--role", "edge", "--out", out);
  }

  @Test
  void printsConfigurationsThatItReads() {
    for (String role : List.of("fly", "drone", "edge", "world", "link", "broker", "device")) {
      assertThat(printed(() -> assertThat(run("config", "print", role)).isZero())).contains("# ");
    }
  }
}
