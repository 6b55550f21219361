package io.drover.bench.faults;

import io.drover.core.id.DroneId;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.navigation.EncodedFrame;
import io.drover.onboard.edge.EdgeClient;
import io.drover.onboard.edge.EdgeClientOptions;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A drone that has a frame ten times a second, sends it to the edge and waits until its deadline at
 * most; without an answer it would infer on board. A thread of its own.
 */
final class PacedDrone implements AutoCloseable {
  /** What it waits for an answer at most. */
  static final double DEADLINE_SECONDS = 0.3;

  private static final double PERIOD_SECONDS = 0.1;

  /**
   * One that it sent or would have sent; seconds of the wall clock.
   *
   * @param answered by the edge, in time
   */
  record Frame(double startSeconds, double endSeconds, boolean answered) {
    double waitedSeconds() {
      return endSeconds - startSeconds;
    }
  }

  private final DroneId drone;
  private final NanoClock clock = new WallClock();
  private final byte[] jpeg;
  private final RpcChannel channel;
  private final EdgeClient edge;
  private final Thread thread;
  private final List<Frame> frames = new ArrayList<>();
  private final Set<String> promised = new TreeSet<>();
  private volatile boolean over;

  private PacedDrone(String name, HostPort edge, byte[] jpeg) {
    this.drone = new DroneId(name);
    this.jpeg = jpeg;
    this.channel = RpcChannel.to(edge);
    this.edge = new EdgeClient(channel, drone, clock, EdgeClientOptions.DEFAULT);
    this.thread = new DaemonThreads("paced-" + name).newThread(this::fly);
  }

  /** Flies from now on. */
  static PacedDrone start(String name, HostPort edge, byte[] jpeg) {
    PacedDrone drone = new PacedDrone(name, edge, jpeg);
    drone.thread.start();
    return drone;
  }

  private void fly() {
    double due = clock.seconds();
    for (long id = 1; !over; id++) {
      clock.sleep(Math.max(0, due - clock.seconds()));
      double start = clock.seconds();
      boolean answered =
          edge.infer(new EncodedFrame(drone, id, jpeg), 1, DEADLINE_SECONDS) instanceof Answered;
      saw(new Frame(start, clock.seconds(), answered), edge.share().share().cores());
      due = Math.max(due + PERIOD_SECONDS, clock.seconds());
    }
  }

  private synchronized void saw(Frame frame, double cores) {
    frames.add(frame);
    if (frame.answered()) {
      promised.add(AuditTrail.admitted(drone.value()));
    }
    if (cores > 0) {
      promised.add(AuditTrail.told(drone.value(), cores));
    }
  }

  /** All so far. */
  synchronized List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** That it was admitted, and the shares that it was told, as an audit has them. */
  synchronized Set<String> promised() {
    return new TreeSet<>(promised);
  }

  long answered() {
    return frames().stream().filter(Frame::answered).count();
  }

  /** Lands. */
  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channel.close();
  }
}
