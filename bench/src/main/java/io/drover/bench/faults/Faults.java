package io.drover.bench.faults;

import io.drover.rpc.HostPort;
import java.util.List;

/** What can go wrong with an edge. */
final class Faults {
  private Faults() {}

  /** In the order in which they are reported. */
  static List<Fault> all() {
    return List.of(
        new Nothing(),
        new WorkerKilled(),
        new AllWorkersKilled(),
        new EdgeKilled(),
        new LinkCut(),
        new LinkSilent(),
        new HostileClients(),
        new FullDisk(),
        new ClockJump());
  }

  private record Nothing() implements Fault {
    @Override
    public String label() {
      return "nothing";
    }
  }

  /** The one that has worked most. */
  private record WorkerKilled() implements Fault {
    @Override
    public String label() {
      return "a worker killed";
    }

    @Override
    public void begin(FaultSite site, FaultyLink link) {
      site.edge().workers().stream().findFirst().ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private record AllWorkersKilled() implements Fault {
    @Override
    public String label() {
      return "all workers killed";
    }

    @Override
    public void begin(FaultSite site, FaultyLink link) {
      site.edge().workers().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private record EdgeKilled() implements Fault {
    @Override
    public String label() {
      return "edge killed";
    }

    @Override
    public boolean edgeStays() {
      return false;
    }

    @Override
    public void begin(FaultSite site, FaultyLink link) {
      site.edge().kill();
    }

    @Override
    public void end(FaultSite site, FaultyLink link) {
      site.restart();
    }
  }

  private record LinkCut() implements Fault {
    @Override
    public String label() {
      return "link cut";
    }

    @Override
    public boolean edgeStays() {
      return false;
    }

    @Override
    public void begin(FaultSite site, FaultyLink link) {
      link.cut();
    }

    @Override
    public void end(FaultSite site, FaultyLink link) {
      link.mend();
    }
  }

  private record LinkSilent() implements Fault {
    @Override
    public String label() {
      return "link silent";
    }

    @Override
    public boolean edgeStays() {
      return false;
    }

    @Override
    public FaultyLink link(HostPort edge, double fromSeconds, double untilSeconds) {
      return FaultyLink.silent(edge, fromSeconds, untilSeconds);
    }
  }
}
