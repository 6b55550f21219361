package io.drover.launch.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.EdgeId;
import io.drover.core.image.GrayImage;
import io.drover.core.time.WallClock;
import io.drover.edge.EdgeEvents;
import io.drover.edge.EdgeOptions;
import io.drover.edge.EdgeServer;
import io.drover.edge.Refusal;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.FrameDecoder;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.drover.rpc.TlsIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates as drones and edges use them. */
@Timeout(60)
class CertificateAuthorityTest {
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir Path folder;
  @TempDir Path others;

  private void issue(Path where, String... names) {
    CertificateAuthority authority = CertificateAuthority.in(where);
    for (String name : names) {
      authority.issue(name, List.of("localhost", "127.0.0.1"), YEAR);
    }
  }

  private final List<String> turnedAway = new CopyOnWriteArrayList<>();

  private EdgeServer edge(OnnxNavigationModel model) {
    WallClock clock = new WallClock();
    EdgeOptions options =
        EdgeOptions.of(new EdgeId("edge1"), HostPort.loopback(0), 2)
            .withTls(TlsIdentity.in(folder, "edge1"));
    return EdgeServer.builder(
            options,
            new EmbeddedContainerRuntime(
                FrameDecoder::openCv, model::another, EmbeddedOptions.DEFAULT, clock))
        .events(
            new EdgeEvents() {
              @Override
              public void turnedAway(Refusal refusal) {
                turnedAway.add(
                    refusal.certified().orElse("nobody")
                        + refusal.claimed().map(name -> " as " + name).orElse("")
                        + ": "
                        + refusal.reason().label());
              }
            })
        .start();
  }

  private static InferReply infer(EdgeServer edge, Optional<TlsIdentity> identity, String drone) {
    try (RpcChannel channel = RpcChannel.to(edge.address(), identity);
        FrameCodec codec = new FrameCodec()) {
      byte[] jpeg = codec.encode(new GrayImage(112, 112, new byte[112 * 112]), new JpegQuality(60));
      return NavigationGrpc.newBlockingStub(channel.grpc())
          .withWaitForReady()
          .withDeadlineAfter(5, TimeUnit.SECONDS)
          .infer(
              InferRequest.newBuilder()
                  .setDroneId(drone)
                  .setFrameId(1)
                  .setJpeg(ByteString.copyFrom(jpeg))
                  .build());
    }
  }

  @Test
  void onlyTheDroneOfACertificateIsServed() {
    issue(folder, "edge1", "drone1", "drone2");
    issue(others, "drone1");
    Optional<TlsIdentity> drone1 = Optional.of(TlsIdentity.in(folder, "drone1"));
    try (OnnxNavigationModel model = OnnxNavigationModel.shipped();
        EdgeServer edge = edge(model)) {
      assertThat(infer(edge, drone1, "drone1").getFrameId()).isEqualTo(1);
      assertThatThrownBy(() -> infer(edge, drone1, "drone2"))
          .hasMessageContaining("PERMISSION_DENIED")
          .hasMessageContaining("the certificate of drone1 does not speak for 'drone2'");
      assertThatThrownBy(() -> infer(edge, Optional.empty(), "drone1"))
          .hasMessageContaining("DEADLINE_EXCEEDED");
      TlsIdentity stranger =
          new TlsIdentity(
              others.resolve("drone1.pem"), others.resolve("drone1.key"), folder.resolve("ca.pem"));
      assertThat(turnedAway).containsExactly("drone1 as drone2: impostor");
      assertThatThrownBy(() -> infer(edge, Optional.of(stranger), "drone1"))
          .hasMessageContaining("DEADLINE_EXCEEDED");
      assertThat(turnedAway).contains("drone1: untrusted");
    }
  }

  @Test
  void revokingNeedsNoRestart() {
    issue(folder, "edge1", "drone1");
    TlsIdentity before = TlsIdentity.in(folder, "drone1");
    try (OnnxNavigationModel model = OnnxNavigationModel.shipped();
        EdgeServer edge = edge(model);
        RpcChannel open = RpcChannel.to(edge.address(), Optional.of(before))) {
      assertThat(infer(edge, Optional.of(before), "drone1").getFrameId()).isEqualTo(1);
      CertificateAuthority.in(folder).revoke("drone1");
      assertThatThrownBy(
              () ->
                  NavigationGrpc.newBlockingStub(open.grpc())
                      .withWaitForReady()
                      .infer(InferRequest.newBuilder().setDroneId("drone1").build()))
          .hasMessageContaining("UNAUTHENTICATED")
          .hasMessageContaining("was revoked");
      assertThat(turnedAway).containsExactly("drone1: revoked");
      issue(folder, "drone1");
      assertThat(infer(edge, Optional.of(TlsIdentity.in(folder, "drone1")), "drone1").getFrameId())
          .isEqualTo(1);
    }
  }

  @Test
  void keysAreTheirOwnersAlone() throws Exception {
    issue(folder, "drone1");
    for (String key : List.of("ca.key", "drone1.key")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void sayWhatIsWrongWithFiles() throws Exception {
    issue(folder, "drone1");
    assertThatThrownBy(() -> issue(folder, "drone1"))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("drone1.pem is there already");
    assertThatThrownBy(() -> CertificateAuthority.in(folder).revoke("drone9"))
        .hasMessageContaining("drone9.pem is not there");
    HostPort nowhere = HostPort.loopback(9);
    assertThatThrownBy(() -> RpcChannel.to(nowhere, Optional.of(TlsIdentity.in(folder, "none"))))
        .hasMessageContaining("none.pem is not there")
        .extracting(e -> ((DroverException) e).code())
        .isEqualTo(ErrorCode.FILE_NOT_READABLE);
    Files.writeString(folder.resolve("drone1.pem"), "no certificate");
    assertThatThrownBy(() -> RpcChannel.to(nowhere, Optional.of(TlsIdentity.in(folder, "drone1"))))
        .hasMessageContaining("drone1.pem, its key or");
  }
}
