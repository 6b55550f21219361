package io.drover.edge;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.core.time.NanoClock;
import io.drover.edge.allocation.DroneDemand;
import io.drover.edge.allocation.ResourceAllocator;
import io.drover.edge.allocation.ShareTerms;
import io.drover.edge.container.ContainerRuntime;
import io.drover.navigation.GrantedShare;
import io.drover.navigation.ResourceShare;
import io.drover.rpc.PeerIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drones that an edge has admitted, and the shares among them: anew whenever one comes or goes
 * and at each beat. Any thread.
 */
final class DroneRoster {
  private static final Logger log = LoggerFactory.getLogger(DroneRoster.class);

  private final EdgeOptions options;
  private final ContainerRuntime runtime;
  private final ResourceAllocator allocator;
  private final EdgeEvents events;
  private final NanoClock clock;
  private final Map<DroneId, DroneSession> sessions = new ConcurrentHashMap<>();
  private final AtomicLong revisions = new AtomicLong();

  /** What newcomers would get, until shares are next given out. */
  private final Map<ShareTerms, ResourceShare> offers = new HashMap<>();

  private boolean draining;
  private long lastBeatNanos;

  DroneRoster(
      EdgeOptions options,
      ContainerRuntime runtime,
      ResourceAllocator allocator,
      EdgeEvents events,
      NanoClock clock) {
    this.options = options;
    this.runtime = runtime;
    this.allocator = allocator;
    this.events = events;
    this.clock = clock;
    this.lastBeatNanos = clock.nanoTime();
  }

  /**
   * The drone's session, begun if it is new.
   *
   * @throws DroverException {@code UNREACHABLE} if the edge drains, {@code RESOURCE_EXHAUSTED} if
   *     it is full
   */
  DroneSession admit(DroneId drone) {
    DroneSession known = sessions.get(drone);
    return known != null ? known : admitNew(drone);
  }

  private synchronized DroneSession admitNew(DroneId drone) {
    DroneSession known = sessions.get(drone);
    if (known != null) {
      return known;
    }
    Optional<Refusal> refusal = noRoom(drone);
    if (refusal.isPresent()) {
      events.turnedAway(refusal.get());
      throw turnedAway(refusal.get());
    }
    DroneSession session =
        new DroneSession(
            drone,
            options.entitlements().of(drone),
            runtime,
            events,
            revisions::incrementAndGet,
            clock.nanoTime());
    sessions.put(drone, session);
    events.droneAdmitted(drone, PeerIdentity.current().isPresent());
    reallocate();
    session.prepare();
    return session;
  }

  /** Why nobody can be admitted now, if so. */
  private Optional<Refusal> noRoom(DroneId drone) {
    if (draining) {
      return Optional.of(
          refusal(
              drone,
              Refusal.Reason.DRAINING,
              "edge " + options.id() + " is shutting down: use another edge"));
    }
    if (sessions.size() >= options.maxDrones()) {
      return Optional.of(
          refusal(
              drone,
              Refusal.Reason.FULL,
              "edge "
                  + options.id()
                  + " already serves its limit of "
                  + options.maxDrones()
                  + " drones: use another edge or fly on board"));
    }
    return Optional.empty();
  }

  private static Refusal refusal(DroneId drone, Refusal.Reason reason, String message) {
    return new Refusal(Optional.of(drone.value()), PeerIdentity.current(), reason, message);
  }

  private static DroverException turnedAway(Refusal refusal) {
    return new DroverException(
        refusal.reason() == Refusal.Reason.DRAINING
            ? ErrorCode.UNREACHABLE
            : ErrorCode.RESOURCE_EXHAUSTED,
        refusal.message());
  }

  /**
   * Lets a drone go that only keeps this edge in reserve.
   *
   * @return what it would be told that it has if it came now
   * @throws DroverException {@code UNREACHABLE} if the edge drains, {@code RESOURCE_EXHAUSTED} if
   *     it is full
   */
  synchronized GrantedShare standBy(DroneId drone) {
    DroneSession left = sessions.remove(drone);
    if (left != null) {
      left.end("the drone keeps this edge in reserve");
      events.droneGone(drone, Departure.RESERVE);
      reallocate();
    }
    Optional<Refusal> refusal = noRoom(drone);
    if (refusal.isPresent()) {
      throw turnedAway(refusal.get());
    }
    ResourceShare offered =
        offers.computeIfAbsent(options.entitlements().of(drone), terms -> offer(drone, terms));
    return new GrantedShare(allocator.announced(options.cores(), offered), runtime.fullCores());
  }

  /** What a drone of such terms would get beside those that are here. */
  private ResourceShare offer(DroneId drone, ShareTerms terms) {
    List<DroneDemand> demands =
        new ArrayList<>(byName().stream().map(DroneSession::demand).toList());
    demands.add(DroneDemand.of(drone).with(terms));
    demands.sort(Comparator.comparing(demand -> demand.drone().value()));
    try {
      return checked(allocator.allocate(options.cores(), demands))
          .getOrDefault(drone, ResourceShare.NONE);
    } catch (RuntimeException e) {
      log.error("the allocator failed; nothing is offered", e);
      return ResourceShare.NONE;
    }
  }

  Map<DroneId, ResourceShare> shares() {
    Map<DroneId, ResourceShare> shares = new TreeMap<>(Comparator.comparing(DroneId::value));
    sessions.forEach((drone, session) -> shares.put(drone, session.share()));
    return shares;
  }

  /** Lets idle drones go, shares out anew, and tells how they fared since the last beat. */
  synchronized void beat() {
    long now = clock.nanoTime();
    long idleSince = now - NanoClock.toNanos(options.idleSeconds());
    for (DroneSession session : byName()) {
      if (session.endIfIdleSince(idleSince)) {
        sessions.remove(session.drone());
        events.droneGone(session.drone(), Departure.IDLE);
      }
    }
    double seconds = (now - lastBeatNanos) * 1e-9;
    lastBeatNanos = now;
    for (DroneSession session : byName()) {
      events.droneMeasured(session.drone(), session.read(seconds));
    }
    reallocate();
  }

  /** Ends every watch and admits nobody any more; frames in flight go on. */
  synchronized void drain() {
    draining = true;
    events.drainBegan();
    sessions.values().forEach(session -> session.watchers().end());
  }

  /** Ends everything. */
  synchronized void end() {
    draining = true;
    for (DroneSession session : byName()) {
      session.end("the edge stops");
      sessions.remove(session.drone());
      events.droneGone(session.drone(), Departure.EDGE_STOPPED);
    }
  }

  private List<DroneSession> byName() {
    List<DroneSession> sorted = new ArrayList<>(sessions.values());
    sorted.sort(Comparator.comparing(session -> session.drone().value()));
    return sorted;
  }

  private void reallocate() {
    offers.clear();
    List<DroneSession> ordered = byName();
    List<DroneDemand> demands = ordered.stream().map(DroneSession::demand).toList();
    Map<DroneId, ResourceShare> shares;
    try {
      shares = checked(allocator.allocate(options.cores(), demands));
    } catch (RuntimeException e) {
      log.error("the allocator failed; shares stay as they are", e);
      return;
    }
    Map<DroneId, DroneDemand> wentBy = new HashMap<>();
    demands.forEach(demand -> wentBy.put(demand.drone(), demand));
    // Shrink before growing, so that never more than all cores are granted.
    ordered.sort(
        Comparator.comparingDouble(
            session -> granted(shares, session).cores() - session.share().cores()));
    for (DroneSession session : ordered) {
      ResourceShare share = granted(shares, session);
      ResourceShare announced = allocator.announced(options.cores(), share);
      if (session.grant(share, announced)) {
        // before the drone hears of it: what anybody was told is written down, come what may
        events.shareChanged(
            new ShareChange(
                wentBy.get(session.drone()), share, announced, options.cores(), demands.size()));
        session.tell();
      }
    }
  }

  private static ResourceShare granted(Map<DroneId, ResourceShare> shares, DroneSession session) {
    return shares.getOrDefault(session.drone(), ResourceShare.NONE);
  }

  private Map<DroneId, ResourceShare> checked(Map<DroneId, ResourceShare> shares) {
    double sum = shares.values().stream().mapToDouble(ResourceShare::cores).sum();
    if (sum > options.cores() * (1 + 1e-9)) {
      throw new IllegalStateException(
          "it granted " + sum + " of " + options.cores() + " cores: report this");
    }
    return shares;
  }
}
