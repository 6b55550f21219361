package io.drover.bench;

import io.drover.bench.flights.TestFrame;
import io.drover.core.geometry.Vector2;
import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.core.image.GrayImage;
import io.drover.core.time.WallClock;
import io.drover.edge.ClientLimits;
import io.drover.edge.EdgeOptions;
import io.drover.edge.EdgeServer;
import io.drover.edge.container.EmbeddedContainerRuntime;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.FrameDecoder;
import io.drover.launch.report.DecisionLog;
import io.drover.launch.report.FlightLabel;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.VelocityCommand;
import io.drover.onboard.command.StandingOrders;
import io.drover.onboard.edge.EdgeClient;
import io.drover.onboard.edge.EdgeClientOptions;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.RecentPast;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * All that offloading a 448² q95 frame costs beyond inference and transmission: resize, encode,
 * gRPC over loopback TCP, decode, reply, and the frame's line in the decision log. The edge's
 * network answers at once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
public class FrameOverheadBenchmark {
  private static final int CAMERA_SIDE = 640;
  private static final int SIDE = 448;
  private static final JpegQuality QUALITY = new JpegQuality(95);
  private static final DroneId DRONE = new DroneId("drone1");
  private static final DecisionSpace SPACE = DecisionSpace.a3d(SIDE);
  private static final FlightLabel FLIGHT = new FlightLabel("a3d", 0, DRONE.value());

  private EdgeServer edge;
  private RpcChannel channel;
  private EdgeClient client;
  private FrameCodec codec;
  private GrayImage image;
  private Path logFile;
  private DecisionLog log;
  private long frames;

  /** Starts an edge on loopback and connects to it. */
  @Setup
  public void setUp() throws IOException {
    WallClock clock = new WallClock();
    EmbeddedContainerRuntime workers =
        new EmbeddedContainerRuntime(
            FrameDecoder::openCv,
            InstantModel::new,
            EmbeddedOptions.DEFAULT.withGoverned(false),
            clock);
    edge =
        EdgeServer.builder(
                EdgeOptions.of(new EdgeId("edge1"), HostPort.loopback(0), 1)
                    .withClients(ClientLimits.DEFAULT.withRates(1e6, 1e12)),
                workers)
            .start();
    channel = RpcChannel.to(edge.address());
    client = new EdgeClient(channel, DRONE, clock, EdgeClientOptions.DEFAULT);
    codec = new FrameCodec();
    image = TestFrame.of(CAMERA_SIDE);
    logFile = Files.createTempFile("drover-bench", ".jsonl");
    log = DecisionLog.create(logFile, SPACE);
    client.measure(frame(), 5);
  }

  /** Stops both. */
  @TearDown
  public void tearDown() throws IOException {
    channel.close();
    edge.close();
    codec.close();
    log.close();
    Files.delete(logFile);
  }

  /** One frame there and back, and into the log. */
  @Benchmark
  public OffloadOutcome frameToLog() {
    OffloadOutcome outcome = client.infer(frame(), 1, 2);
    if (!(outcome instanceof OffloadOutcome.Answered answered)) {
      throw new IllegalStateException("the edge did not answer: " + outcome);
    }
    log.write(FLIGHT, Optional.of(new Vector2(1, 2)), record(answered));
    return outcome;
  }

  private FrameRecord record(OffloadOutcome.Answered answered) {
    double[] twelve = new double[SPACE.size()];
    Arrays.fill(twelve, 0.123456);
    return new FrameRecord(
        frames,
        12.5,
        0.25,
        new DecisionState(
            0.1,
            0.1,
            5e6,
            answered.share(),
            0.03,
            0.25,
            3,
            twelve,
            twelve,
            answered.output(),
            3,
            RecentPast.unknown(12)),
        new Choice(SPACE.reference(), twelve, twelve),
        SPACE.reference(),
        FrameOutcome.EDGE,
        answered.edge(),
        answered.stages(),
        answered.output(),
        new VelocityCommand(3, 0.1),
        answered.bytes(),
        OptionalDouble.of(0.05),
        true,
        StandingOrders.NONE);
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
