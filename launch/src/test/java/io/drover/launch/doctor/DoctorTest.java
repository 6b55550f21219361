package io.drover.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.drover.rpc.HostPort;
import io.drover.telemetry.broker.BrokerUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DoctorTest {
  /** A port that nobody listens on. */
  private static int nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static DoctorOptions options(int port, String master) {
    return new DoctorOptions(
        Optional.of(BrokerUrl.parse("tcp://127.0.0.1:" + port)),
        Optional.of(HostPort.loopback(port)),
        List.of(HostPort.loopback(port)),
        Map.of("ROS_MASTER_URI", master, "ROS_HOSTNAME", "no.such.host.invalid"));
  }

  /** What speaks HTTP. */
  private static List<Finding> web(int port, String master) {
    DoctorOptions options =
        new DoctorOptions(
            Optional.empty(),
            Optional.empty(),
            List.of(HostPort.loopback(port)),
            Map.of("ROS_MASTER_URI", master));
    List<Finding> findings = new ArrayList<>(new RosCheck(options).look());
    findings.addAll(new ClockCheck(options.edges()).look());
    return findings;
  }

  private static Finding of(List<Finding> findings, String subject) {
    return findings.stream()
        .filter(each -> each.subject().startsWith(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoIsNamedMustBeThere() throws Exception {
    int port = nobody();
    List<Finding> findings = new Doctor(options(port, "http://127.0.0.1:" + port)).look();
    for (String subject : List.of("MQTT", "AirSim", "edge", "ROS master", "ROS_HOSTNAME")) {
      Finding finding = of(findings, subject);
      assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.FAILURE);
      assertThat(finding.remedy()).isNotBlank().doesNotContain("\n");
      assertThat(finding.what()).doesNotContain("\n").doesNotContain("null");
    }
    for (String subject : List.of("Java", "OpenCV", "ONNX Runtime", "disk")) {
      assertThat(of(findings, subject).verdict()).isEqualTo(Verdict.OK);
    }
  }

  @Test
  void aMasterIsToldFromAnyOtherServer() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean asked =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                  .contains("getUri");
          String path = exchange.getRequestURI().getPath();
          byte[] body =
              (asked && !path.equals("/other") ? "<methodResponse/>" : "drover_frames_total 3")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      int port = server.getAddress().getPort();
      List<Finding> findings = web(port, "http://127.0.0.1:" + port);
      assertThat(of(findings, "ROS master").verdict()).isEqualTo(Verdict.OK);
      assertThat(of(findings, "edge").verdict()).isEqualTo(Verdict.OK);
      assertThat(of(findings, "edge").what()).contains("its clock is");
      List<Finding> other = web(port, "http://127.0.0.1:" + port + "/other");
      assertThat(of(other, "ROS master").what()).contains("is no ROS master");
      List<Finding> odd = web(port, "localhost");
      assertThat(of(odd, "ROS master").verdict()).isEqualTo(Verdict.FAILURE);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void clocksThatGoAheadAreTold() {
    Instant now = Instant.parse("2026-01-05T10:00:00.500Z");
    assertThat(HttpLook.ahead("Mon, 05 Jan 2026 10:00:00 GMT", now).orElseThrow())
        .isCloseTo(0, within(1e-9));
    assertThat(HttpLook.ahead("Mon, 05 Jan 2026 10:01:00 GMT", now).orElseThrow())
        .isCloseTo(60, within(1e-9));
    assertThat(HttpLook.ahead("today", now)).isEmpty();
    assertThat(ClockCheck.clock("edge", OptionalDouble.of(-60)).verdict())
        .isEqualTo(Verdict.WARNING);
    assertThat(ClockCheck.clock("edge", OptionalDouble.of(0.6)).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void whatIsTooOldOrTakenIsTold() throws Exception {
    assertThat(MachineCheck.java(11).verdict()).isEqualTo(Verdict.FAILURE);
    assertThat(MachineCheck.memory(1, 2).verdict()).isEqualTo(Verdict.WARNING);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Finding finding = PortsCheck.port(taken.getLocalPort(), "./drover world --port PORT");
      assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
    }
    assertThat(PortsCheck.port(nobody(), "").verdict()).isEqualTo(Verdict.OK);
    assertThat(RosCheck.address("ROS_IP", "127.0.0.1").verdict()).isEqualTo(Verdict.OK);
  }
}
