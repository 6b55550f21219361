package io.drover.bench.faults;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.rpc.HostPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of four drones and of records while something went wrong.
 *
 * @param frames of the four from then on
 * @param answered of them, by the edge and in time
 * @param longestWaitSeconds of any frame, for an answer or for giving up
 * @param machineLateSeconds how late this machine woke a thread meanwhile, at worst
 * @param longestGapSeconds without an answer of any of the four, while its edge could be reached
 * @param promised what drones saw of their admission and their shares
 * @param unrecorded how much of that is not in the audit
 * @param auditRecords in the audit
 * @param brokenRecords of them, or missing by their numbers
 * @param events published, as they arrived
 * @param lostEvents events that did not
 */
public record FaultTrial(
    int frames,
    int answered,
    double longestWaitSeconds,
    double machineLateSeconds,
    double longestGapSeconds,
    int promised,
    int unrecorded,
    int auditRecords,
    long brokenRecords,
    int events,
    long lostEvents) {
  static final int DRONES = 4;
  static final double FAULT_SECONDS = 3;
  static final double AFTER_SECONDS = 6;
  private static final double LEAD_SECONDS = 3;
  private static final int WARM_FRAMES = 10;
  private static final double WARM_SECONDS = 60;
  private static final double POLL_SECONDS = 0.05;

  /**
   * Tries a fault: four drones fly for 3 s, then it begins and a fifth one comes, after 3 s it
   * ends, and all fly on for 6 s.
   *
   * @param folder an empty one
   * @param jpeg that drones send
   */
  static FaultTrial run(Fault fault, Path folder, byte[] jpeg) {
    NanoClock clock = new WallClock();
    try (FaultSite site = new FaultSite(folder, fault.environment(folder), jpeg)) {
      warmUp(site, jpeg, clock);
      List<PacedDrone> drones = new ArrayList<>();
      double begun;
      double late;
      double back;
      try (Lateness lateness = Lateness.watch();
          FaultyLink link =
              fault.link(site.address(), LEAD_SECONDS, LEAD_SECONDS + FAULT_SECONDS)) {
        double due = clock.seconds() + LEAD_SECONDS;
        drones.addAll(fly(link.address(), jpeg));
        clock.sleep(due - clock.seconds());
        begun = clock.seconds();
        fault.begin(site, link);
        drones.add(PacedDrone.start("newcomer", link.address(), jpeg));
        clock.sleep(begun + FAULT_SECONDS - clock.seconds());
        fault.end(site, link);
        back = fault.edgeStays() ? begun : clock.seconds();
        clock.sleep(AFTER_SECONDS);
        late = lateness.worstSeconds();
      } finally {
        drones.forEach(PacedDrone::close);
      }
      double end = clock.seconds();
      site.stop();
      return of(site, drones, new Span(begun, back, end), late);
    }
  }

  private static List<PacedDrone> fly(HostPort edge, byte[] jpeg) {
    List<PacedDrone> drones = new ArrayList<>();
    for (int i = 1; i <= DRONES; i++) {
      drones.add(PacedDrone.start("drone" + i, edge, jpeg));
    }
    return drones;
  }

  /** Until each drone has its worker. */
  private static void warmUp(FaultSite site, byte[] jpeg, NanoClock clock) {
    List<PacedDrone> drones = fly(site.address(), jpeg);
    try {
      double end = clock.seconds() + WARM_SECONDS;
      while (!drones.stream().allMatch(drone -> drone.answered() >= WARM_FRAMES)) {
        if (clock.seconds() > end) {
          throw new DroverException(
              ErrorCode.UNREACHABLE, "the edge does not serve its drones: see its log");
        }
        clock.sleep(POLL_SECONDS);
      }
    } finally {
      drones.forEach(PacedDrone::close);
    }
  }

  private static FaultTrial of(
      FaultSite site, List<PacedDrone> drones, Span span, double lateSeconds) {
    List<PacedDrone> four = drones.subList(0, DRONES);
    List<PacedDrone.Frame> frames =
        four.stream()
            .flatMap(drone -> drone.frames().stream())
            .filter(frame -> frame.endSeconds() >= span.begun)
            .toList();
    AuditTrail audit = AuditTrail.read(site.audit());
    Set<String> promised = new TreeSet<>();
    drones.forEach(drone -> promised.addAll(drone.promised()));
    Set<String> unrecorded = new TreeSet<>(promised);
    unrecorded.removeAll(audit.promised());
    return new FaultTrial(
        frames.size(),
        (int) frames.stream().filter(PacedDrone.Frame::answered).count(),
        drones.stream()
            .flatMap(drone -> drone.frames().stream())
            .mapToDouble(PacedDrone.Frame::waitedSeconds)
            .max()
            .orElse(0),
        lateSeconds,
        four.stream().mapToDouble(drone -> longestGap(drone.frames(), span)).max().orElse(0),
        promised.size(),
        unrecorded.size(),
        audit.records(),
        audit.broken(),
        site.events().received(),
        site.events().lost());
  }

  /** From when the fault began, and the edge could be reached again, to the end; seconds. */
  private record Span(double begun, double back, double end) {}

  private static double longestGap(List<PacedDrone.Frame> frames, Span span) {
    double longest = 0;
    double last = span.back;
    for (PacedDrone.Frame frame : frames) {
      if (frame.answered() && frame.endSeconds() >= span.back) {
        longest = Math.max(longest, frame.endSeconds() - last);
        last = frame.endSeconds();
      }
    }
    return Math.max(longest, span.end - last);
  }
}
