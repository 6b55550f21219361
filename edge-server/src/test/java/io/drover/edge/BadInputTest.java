package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.id.EdgeId;
import io.drover.core.image.GrayImage;
import io.drover.core.time.WallClock;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.FrameDecoder;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.LinkReport;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class BadInputTest {
  static Stream<Arguments> frames() {
    byte[] good = Jpegs.square(32);
    return Stream.of(
        Arguments.of("empty", new byte[0], "INVALID_ARGUMENT: the frame is empty"),
        Arguments.of(
            "text",
            "GET / HTTP/1.1".getBytes(StandardCharsets.UTF_8),
            "INVALID_ARGUMENT: the frame is not a"),
        Arguments.of(
            "truncated",
            Arrays.copyOf(good, good.length - 1),
            "INVALID_ARGUMENT: the frame is a JPEG without its end"),
        Arguments.of(
            "headless",
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9},
            "INVALID_ARGUMENT: the frame is a JPEG without a readable header"),
        Arguments.of(
            "bomb",
            Jpegs.square(60000),
            "INVALID_ARGUMENT: the frame is 60000²: sides from 1 to 1024 are accepted"),
        Arguments.of("nothing", Jpegs.square(0), "INVALID_ARGUMENT: the frame is 0²"),
        Arguments.of(
            "oblong",
            Jpegs.of(64, 48, 1, 0xc0),
            "INVALID_ARGUMENT: the frame is 64×48 in 1 components: send a grey square"),
        Arguments.of(
            "colour",
            Jpegs.of(32, 32, 3, 0xc0),
            "INVALID_ARGUMENT: the frame is 32×32 in 3 components: send a grey square"),
        Arguments.of(
            "heavy",
            new byte[(1 << 20) + 1],
            "RESOURCE_EXHAUSTED: the frame has 1048577 bytes and at most 1048576 are accepted"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frames")
  void refusesTheFrameAndServesOn(String name, byte[] jpeg, String status) {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      assertThatThrownBy(() -> f.stub().infer(EdgeFixture.frame("drone1", 1, jpeg)))
          .hasMessageStartingWith(status)
          .message()
          .hasLineCount(1);
      assertThat(f.events.said())
          .containsExactly(
              "dropped drone1 " + (name.equals("heavy") ? "too_large" : "invalid_frame"));
      assertThat(f.edge.shares()).isEmpty();

      assertThat(f.infer("drone1").getFrameId()).isEqualTo(7);
    }
  }

  @Test
  void refusesDronesWithoutAUsableName() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      for (String name : new String[] {"", "a/b", "#", "x".repeat(65)}) {
        assertThatThrownBy(() -> f.infer(name))
            .hasMessageStartingWith("INVALID_ARGUMENT: drone name '");
      }
      assertThat(f.events.said()).hasSize(4).containsOnly("refused request invalid_frame");
    }
  }

  @Test
  void refusesLinksThatCannotBe() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      for (double ratio : new double[] {Double.NaN, -0.1, 1.1}) {
        InferRequest request =
            EdgeFixture.frame("drone1", 1, Jpegs.square(32)).toBuilder()
                .setLink(LinkReport.newBuilder().setOffloadRatio(ratio))
                .build();
        assertThatThrownBy(() -> f.stub().infer(request))
            .hasMessageStartingWith("INVALID_ARGUMENT: a link of ");
      }
    }
  }

  @Test
  void doesNotKnowOtherMethods() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      var other =
          NavigationGrpc.getInferMethod().toBuilder()
              .setFullMethodName("drover.navigation.v1.Navigation/Explode")
              .build();
      assertThatThrownBy(
              () ->
                  ClientCalls.blockingUnaryCall(
                      f.channel.grpc(),
                      other,
                      CallOptions.DEFAULT.withWaitForReady(),
                      InferRequest.getDefaultInstance()))
          .hasMessageStartingWith("UNIMPLEMENTED");
    }
  }

  @Test
  void refusesWhatOnlyTheDecoderCanTell() {
    FakeModel.Control models = new FakeModel.Control();
    EmbeddedContainerRuntime runtime =
        new EmbeddedContainerRuntime(
            FrameDecoder::openCv, models, EmbeddedOptions.DEFAULT, new WallClock());
    EdgeOptions options = EdgeOptions.of(new EdgeId("edge1"), EdgeFixture.anyName(), 4);
    try (EdgeServer edge = EdgeServer.builder(options, runtime).start();
        RpcChannel channel = RpcChannel.to(edge.address());
        FrameCodec codec = new FrameCodec()) {
      var stub = NavigationGrpc.newBlockingStub(channel.grpc());
      assertThatThrownBy(() -> stub.infer(EdgeFixture.frame("drone1", 1, Jpegs.square(32))))
          .hasMessageStartingWith("INVALID_ARGUMENT: ");

      byte[] real = codec.encode(new GrayImage(48, 48, new byte[2304]), new JpegQuality(60));
      assertThat(stub.infer(EdgeFixture.frame("drone1", 2, real)).getSteeringRadians())
          .isEqualTo(0.048);
      assertThat(models.created).hasValue(2);
    }
  }

  @Test
  void refusesOversizedMessagesOnTcpUnread() {
    try (EdgeFixture f =
        new EdgeFixture(
            HostPort.loopback(0), new WallClock(), EmbeddedOptions.DEFAULT, o -> o, p -> p)) {
      byte[] huge = new byte[2 << 20];
      assertThatThrownBy(() -> f.stub().infer(EdgeFixture.frame("drone1", 1, huge)))
          .hasMessageStartingWith("RESOURCE_EXHAUSTED: ");
      assertThat(f.infer("drone1").getFrameId()).isEqualTo(7);
    }
  }
}
