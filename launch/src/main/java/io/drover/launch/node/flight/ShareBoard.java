package io.drover.launch.node.flight;

import io.drover.core.id.DroneId;
import io.drover.edge.Departure;
import io.drover.edge.DroneReading;
import io.drover.edge.EdgeEvents;
import io.drover.edge.Refusal;
import io.drover.edge.ShareChange;
import io.drover.edge.StageTimes;
import io.drover.edge.container.DropReason;
import io.drover.launch.node.DiagnosticsTopic.Health;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticStatus;
import io.drover.rpc.HostPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who is served by an edge with which share, for its diagnostics. Any thread. */
final class ShareBoard implements EdgeEvents {
  private final double cores;
  private final Map<String, Served> served = new TreeMap<>();
  private Optional<HostPort> address = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private long refusedSince;

  /** One robot. */
  private static final class Served {
    private double shareCores;
    private double usedCores;
    private long frames;
    private long dropped;
  }

  /**
   * A board of an edge.
   *
   * @param cores that it shares
   */
  ShareBoard(double cores) {
    this.cores = cores;
  }

  /** Where the edge listens. */
  synchronized void listens(HostPort at) {
    address = Optional.of(at);
  }

  @Override
  public synchronized void droneAdmitted(DroneId drone, boolean certified) {
    served.put(drone.value(), new Served());
  }

  @Override
  public synchronized void droneGone(DroneId drone, Departure why) {
    served.remove(drone.value());
  }

  @Override
  public synchronized void turnedAway(Refusal one) {
    refusal = Optional.of(one.message());
    refusedSince++;
  }

  @Override
  public synchronized void shareChanged(ShareChange change) {
    of(change.drone()).ifPresent(one -> one.shareCores = change.share().cores());
  }

  @Override
  public synchronized void droneMeasured(DroneId drone, DroneReading reading) {
    of(drone).ifPresent(one -> one.usedCores = reading.usedCores());
  }

  @Override
  public synchronized void frameServed(DroneId drone, int bytes, StageTimes times) {
    of(drone).ifPresent(one -> one.frames++);
  }

  @Override
  public synchronized void frameDropped(DroneId drone, DropReason reason, String message) {
    of(drone).ifPresent(one -> one.dropped++);
  }

  private Optional<Served> of(DroneId drone) {
    return Optional.ofNullable(served.get(drone.value()));
  }

  /** The edge, and each robot that it serves. */
  synchronized List<Health> look() {
    List<Health> all = new ArrayList<>();
    Map<String, Object> edge = new LinkedHashMap<>();
    address.ifPresent(at -> edge.put("address", at));
    edge.put("cores", cores);
    edge.put("robots", served.size());
    edge.put("cores_granted", served.values().stream().mapToDouble(one -> one.shareCores).sum());
    edge.put("cores_used", served.values().stream().mapToDouble(one -> one.usedCores).sum());
    // since the last look: who is turned away knocks again
    all.add(
        refusedSince > 0
            ? new Health("edge", DiagnosticStatus.WARN, "turned away: " + refusal.orElse(""), edge)
            : new Health("edge", DiagnosticStatus.OK, "serving " + served.size(), edge));
    refusedSince = 0;
    served.forEach(
        (robot, one) -> {
          Map<String, Object> values = new LinkedHashMap<>();
          values.put("share_cores", one.shareCores);
          values.put("used_cores", one.usedCores);
          values.put("frames_served", one.frames);
          values.put("frames_dropped", one.dropped);
          all.add(new Health("share of " + robot, DiagnosticStatus.OK, "served", values));
        });
    return all;
  }
}
