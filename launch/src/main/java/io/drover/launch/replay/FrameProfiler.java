package io.drover.launch.replay;

import io.drover.core.id.DroneId;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.perception.PixelTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a flight profile of frames: runs every action on each of them, with real codec and network,
 * as drone and edge would. One thread.
 */
public final class FrameProfiler implements AutoCloseable {
  private final DecisionSpace space;
  private final OnnxNavigationModel onboard;
  private final OnnxNavigationModel edge;
  private final FrameCodec decoder = new FrameCodec();
  private final PixelTable table;
  private final List<Row> rows = new ArrayList<>();

  private record Row(double timeSeconds, NavigationOutput[] outputs, long[] bytes) {}

  /** A profiler of a network, over a decision space of one edge server. */
  public FrameProfiler(OnnxNavigationModel model, DecisionSpace space) {
    this.space = space;
    this.onboard = model.another();
    this.edge = model.another();
    this.table = new PixelTable(new DroneId("recorded"), space, onboard, this::answer);
  }

  private NavigationOutput answer(EncodedFrame frame) {
    return edge.infer(decoder.decode(frame.jpeg()));
  }

  /** Adds a frame, taken later than those before it, with an image of the network's field. */
  public void add(CapturedFrame frame) {
    NavigationOutput[] outputs = new NavigationOutput[space.size()];
    long[] bytes = new long[space.size()];
    for (int a = 0; a < outputs.length; a++) {
      outputs[a] = table.output(frame, a);
      bytes[a] = table.bytes(frame, a);
    }
    rows.add(new Row(frame.timeSeconds(), outputs, bytes));
  }

  /** What one action makes of a frame. */
  public NavigationOutput output(CapturedFrame frame, OffloadDecision decision) {
    return table.output(frame, space.indexOf(decision));
  }

  /** The profile of the frames added so far. */
  public FlightProfile profile(String name) {
    int actions = space.size();
    double[] times = new double[rows.size()];
    double[] steering = new double[times.length * actions];
    double[] collision = new double[times.length * actions];
    long[] bytes = new long[times.length * actions];
    for (int f = 0; f < times.length; f++) {
      Row row = rows.get(f);
      times[f] = row.timeSeconds() - rows.get(0).timeSeconds();
      for (int a = 0; a < actions; a++) {
        steering[f * actions + a] = row.outputs()[a].steeringRadians();
        collision[f * actions + a] = row.outputs()[a].collisionProbability();
        bytes[f * actions + a] = row.bytes()[a];
      }
    }
    return new FlightProfile(name, space, times, steering, collision, bytes)
        .with(table.priorFidelity());
  }

  @Override
  public void close() {
    table.close();
    decoder.close();
    onboard.close();
    edge.close();
  }
}
