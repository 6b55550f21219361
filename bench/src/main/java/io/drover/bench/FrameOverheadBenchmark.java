package io.drover.bench;

import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.core.image.GrayImage;
import io.drover.core.time.WallClock;
import io.drover.edge.EdgeOptions;
import io.drover.edge.EdgeServer;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.FrameDecoder;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import io.drover.onboard.edge.EdgeClient;
import io.drover.onboard.edge.EdgeClientOptions;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * All that offloading a 448² q95 frame costs beyond inference and transmission: resize, encode,
 * gRPC over loopback TCP, decode, reply. The edge's network answers at once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
public class FrameOverheadBenchmark {
  private static final int CAMERA_SIDE = 640;
  private static final int SIDE = 448;
  private static final JpegQuality QUALITY = new JpegQuality(95);
  private static final DroneId DRONE = new DroneId("drone1");

  private EdgeServer edge;
  private RpcChannel channel;
  private EdgeClient client;
  private FrameCodec codec;
  private GrayImage image;
  private long frames;

  /** Starts an edge on loopback and connects to it. */
  @Setup
  public void setUp() {
    WallClock clock = new WallClock();
    EmbeddedContainerRuntime workers =
        new EmbeddedContainerRuntime(
            FrameDecoder::openCv,
            InstantModel::new,
            EmbeddedOptions.DEFAULT.withGoverned(false),
            clock);
    edge =
        EdgeServer.builder(EdgeOptions.of(new EdgeId("edge1"), HostPort.loopback(0), 1), workers)
            .start();
    channel = RpcChannel.to(edge.address());
    client = new EdgeClient(channel, DRONE, clock, EdgeClientOptions.DEFAULT);
    codec = new FrameCodec();
    image = TestFrame.of(CAMERA_SIDE);
    client.measure(frame(), 5);
  }

  /** Stops both. */
  @TearDown
  public void tearDown() {
    channel.close();
    edge.close();
    codec.close();
  }

  /** One frame there and back. */
  @Benchmark
  public OffloadOutcome frameToAnswer() {
    OffloadOutcome outcome = client.infer(frame(), 1, 2);
    if (!(outcome instanceof OffloadOutcome.Answered)) {
      throw new IllegalStateException("the edge did not answer: " + outcome);
    }
    return outcome;
  }

  private EncodedFrame frame() {
    return new EncodedFrame(DRONE, frames++, codec.encode(codec.resize(image, SIDE), QUALITY));
  }

  private static final class InstantModel implements NavigationModel {
    @Override
    public NavigationOutput infer(GrayImage frame) {
      return new NavigationOutput(0, 0);
    }

    @Override
    public int fullSide() {
      return SIDE;
    }
  }
}
