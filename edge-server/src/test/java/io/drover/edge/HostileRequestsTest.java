package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.drover.core.id.EdgeId;
import io.drover.core.image.GrayImage;
import io.drover.core.time.WallClock;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.FrameDecoder;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.LinkReport;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.QualityCurve;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.grpc.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything that is not a drone's, again and again, while a drone is served. */
@Timeout(120)
class HostileRequestsTest {
  private static final int ROUNDS = 40;
  private static final Status.Code REFUSED = Status.Code.INVALID_ARGUMENT;
  private static final Status.Code TOO_MUCH = Status.Code.RESOURCE_EXHAUSTED;

  private final Random random = new Random(1);
  private final RecordedEvents events = new RecordedEvents();
  private final FakeModel.Control models = new FakeModel.Control();
  private final Map<Status.Code, Integer> answers = new EnumMap<>(Status.Code.class);
  private byte[] frame;
  private EdgeServer edge;
  private RpcChannel honest;
  private RpcChannel hostile;

  @BeforeEach
  void start() {
    byte[] pixels = new byte[64 * 64];
    random.nextBytes(pixels);
    try (FrameCodec codec = new FrameCodec()) {
      frame = codec.encode(new GrayImage(64, 64, pixels), new JpegQuality(80));
    }
    edge =
        EdgeServer.builder(
                EdgeOptions.of(new EdgeId("edge1"), HostPort.loopback(0), 2),
                new EmbeddedContainerRuntime(
                    FrameDecoder::openCv, models, EmbeddedOptions.DEFAULT, new WallClock()))
            .events(events)
            .start();
    honest = RpcChannel.to(edge.address());
    hostile = RpcChannel.to(edge.address());
  }

  @AfterEach
  void stop() {
    honest.close();
    hostile.close();
    edge.close();
  }

  @Test
  void areRefusedWhileADroneIsServed() throws IOException {
    List<Socket> halfOpen = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Status.Code> request : frames().entrySet()) {
        send(request.getKey(), jpeg(request.getKey()), request.getValue());
      }
      reports().forEach((name, report) -> send(name, asked(frame).setLink(report), REFUSED));
      for (String name : new String[] {"", "a/b", "#", "x".repeat(65), "\0", "drone 1"}) {
        send("name '" + name + "'", asked(frame).setDroneId(name), REFUSED);
      }
      garbledScan();
      noMessages();
      halfOpen.add(socket());
      rawConnections();
      assertServed(round);
    }

    for (Socket socket : halfOpen) {
      socket.close();
    }
    assertThat(answers.get(REFUSED)).isGreaterThan(ROUNDS * 20);
    assertThat(events.said())
        .as("no worker failed or was replaced")
        .noneMatch(said -> said.contains("worker_") || said.contains("FAILED"))
        .filteredOn(said -> said.startsWith("served honest"))
        .hasSize(ROUNDS);
    // only those of whom a frame was to be decoded
    assertThat(edge.shares().keySet()).extracting(Object::toString).contains("honest");
    assertThat(edge.shares().keySet()).extracting(Object::toString).isSubsetOf("honest", "mallory");
  }

  /** Frames that are refused by their bytes, and how. */
  private static Map<String, Status.Code> frames() {
    Map<String, Status.Code> frames = new LinkedHashMap<>();
    for (String name :
        List.of(
            "bomb",
            "none",
            "truncated",
            "text",
            "png",
            "noise",
            "headless",
            "progressive",
            "arithmetic",
            "colour",
            "oblong",
            "wide",
            "restart before the header",
            "two scans")) {
      frames.put(name, REFUSED);
    }
    frames.put("heavy", TOO_MUCH);
    frames.put("too heavy for a message", TOO_MUCH);
    return frames;
  }

  private byte[] jpeg(String name) {
    byte[] noise = new byte[random.nextInt(4000)];
    random.nextBytes(noise);
    return switch (name) {
      case "bomb" -> Jpegs.square(65535);
      case "none" -> new byte[0];
      case "truncated" -> Arrays.copyOf(frame, 1 + random.nextInt(frame.length - 2));
      case "text" -> "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      case "png" -> new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
      case "noise" -> noise;
      case "headless" -> new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};
      case "progressive" -> Jpegs.of(64, 64, 1, 0xc2);
      case "arithmetic" -> Jpegs.of(64, 64, 1, 0xc9);
      case "colour" -> Jpegs.of(64, 64, 3, 0xc0);
      case "oblong" -> Jpegs.of(64, 48, 1, 0xc0);
      case "wide" -> Jpegs.square(1025);
      case "restart before the header" -> restartBeforeHeader();
      case "two scans" -> joined(Arrays.copyOf(frame, frame.length - 2), frame);
      case "heavy" -> new byte[(1 << 20) + 1];
      case "too heavy for a message" -> new byte[2 << 20];
      default -> throw new AssertionError(name);
    };
  }

  /** A decoder reads nothing behind it: the header would not be the one that was looked at. */
  private static byte[] restartBeforeHeader() {
    byte[] good = Jpegs.square(64);
    byte[] bad = new byte[good.length + 2];
    System.arraycopy(good, 0, bad, 0, 2);
    bad[2] = (byte) 0xff;
    bad[3] = (byte) 0xd0;
    System.arraycopy(good, 2, bad, 4, good.length - 2);
    return bad;
  }

  private static Map<String, LinkReport> reports() {
    Map<String, LinkReport> reports = new LinkedHashMap<>();
    LinkReport none = LinkReport.getDefaultInstance();
    reports.put("NaN bandwidth", none.toBuilder().setUplinkBitsPerSecond(Double.NaN).build());
    reports.put("negative delay", none.toBuilder().setRoundTripSeconds(-1).build());
    reports.put("ratio of 2", none.toBuilder().setOffloadRatio(2).build());
    reports.put(
        "falling quality",
        none.toBuilder()
            .setExpectedQuality(
                QualityCurve.newBuilder().addCores(1).addCores(0).addQuality(1).addQuality(0))
            .build());
    QualityCurve.Builder many = QualityCurve.newBuilder();
    for (int i = 0; i < 5000; i++) {
      many.addCores(i).addQuality(1);
    }
    reports.put("5000 points", none.toBuilder().setExpectedQuality(many).build());
    return reports;
  }

  /** Only the decoder can tell, and it may find an image in it. */
  private void garbledScan() {
    byte[] garbled = frame.clone();
    for (int i = frame.length * 2 / 3; i < frame.length - 2; i++) {
      garbled[i] = (byte) random.nextInt(256);
    }
    Status.Code code = RawBytes.call(hostile.grpc(), "Infer", asked(garbled).build().toByteArray());
    assertThat(code).isIn(REFUSED, Status.Code.OK);
  }

  private void noMessages() {
    byte[] noise = new byte[1 + random.nextInt(200)];
    random.nextBytes(noise);
    assertThat(RawBytes.call(hostile.grpc(), "Infer", noise)).isEqualTo(REFUSED);
    byte[] cut = asked(frame).build().toByteArray();
    assertThat(RawBytes.call(hostile.grpc(), "Infer", Arrays.copyOf(cut, cut.length / 2)))
        .isEqualTo(REFUSED);
    UnknownFieldSet.Builder others = UnknownFieldSet.newBuilder();
    for (int number = 100; number < 5000; number++) {
      others.mergeVarintField(number, 1);
    }
    assertThat(RawBytes.call(hostile.grpc(), "Infer", others.build().toByteArray()))
        .isEqualTo(REFUSED);
    assertThat(RawBytes.call(hostile.grpc(), "Explode", noise))
        .isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  private void rawConnections() throws IOException {
    byte[] noise = new byte[random.nextInt(2000)];
    random.nextBytes(noise);
    byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] hugeFrame = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0, 0, 1};
    for (byte[] said :
        List.of(
            noise,
            "POST /drover HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
            joined(preface, noise),
            joined(preface, hugeFrame),
            Arrays.copyOf(preface, 7))) {
      try (Socket socket = socket();
          OutputStream out = socket.getOutputStream()) {
        out.write(said);
      } catch (IOException e) {
        // the edge may have closed it by now
      }
    }
  }

  private Socket socket() throws IOException {
    return new Socket("127.0.0.1", ((HostPort) edge.address()).port());
  }

  private void assertServed(int round) {
    InferReply reply =
        NavigationGrpc.newBlockingStub(honest.grpc())
            .withWaitForReady()
            .infer(asked(frame).setDroneId("honest").setFrameId(round).build());
    assertThat(reply.getFrameId()).isEqualTo(round);
    assertThat(reply.getSteeringRadians()).isEqualTo(0.064);
  }

  private void send(String what, byte[] jpeg, Status.Code expected) {
    send(what, asked(jpeg), expected);
  }

  private void send(String what, InferRequest.Builder request, Status.Code expected) {
    Status.Code code = RawBytes.call(hostile.grpc(), "Infer", request.build().toByteArray());
    assertThat(code).as(what).isEqualTo(expected);
    answers.merge(code, 1, Integer::sum);
  }

  private static InferRequest.Builder asked(byte[] jpeg) {
    return InferRequest.newBuilder()
        .setDroneId("mallory")
        .setFrameId(1)
        .setJpeg(ByteString.copyFrom(jpeg));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
