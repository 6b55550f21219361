package io.drover.launch.audit;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.edge.Departure;
import io.drover.edge.EdgeEvents;
import io.drover.edge.EdgeOptions;
import io.drover.edge.Heartbeat;
import io.drover.edge.Refusal;
import io.drover.edge.ShareChange;
import io.drover.edge.container.ContainerHealth;
import io.drover.rpc.HostPort;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Who was let in or turned away, who was given which share and why, and what became of workers: one
 * JSON line each, as docs/audit.schema.json describes them.
 */
public final class EdgeAudit implements EdgeEvents, AutoCloseable {
  private static final double DIGEST_SECONDS = 10;

  /** What a drone may have to wait for its admission where a disk hangs, once. */
  private static final double PATIENCE_SECONDS = 0.25;

  /** Names in certificates are anybody's text. */
  private static final int MOST_NAME = 64;

  private final AuditLog log;
  private final String allocator;
  private final RefusalDigest refusals = new RefusalDigest(this::refused);
  private final Heartbeat.Stop heartbeat;
  private volatile boolean serving;

  /**
   * Writes to a log that is closed with it.
   *
   * @param allocator its name as people know it
   */
  EdgeAudit(AuditLog log, String allocator, Heartbeat heartbeat) {
    this.log = log;
    this.allocator = allocator;
    this.heartbeat = heartbeat.every(DIGEST_SECONDS, refusals::tell);
  }

  /**
   * Opens a file to write to.
   *
   * @param edge the edge's name
   * @param allocator its name as people know it
   * @throws DroverException {@code INVALID_ARGUMENT} if it cannot be a file, {@code
   *     FILE_NOT_WRITABLE} if it is not ours to write. A disk that is full is none of these:
   *     records wait for it
   */
  public static EdgeAudit open(AuditOptions options, String edge, String allocator) {
    Path path = options.file().toAbsolutePath();
    RotatedFile file = new RotatedFile(path, options.maxBytes(), options.keptFiles());
    if (Files.isDirectory(path)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "audit file " + path + " is a folder: name a file");
    }
    try {
      file.open();
    } catch (NoSuchFileException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "audit file " + path + " has no folder: make " + path.getParent() + " first",
          e);
    } catch (AccessDeniedException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE,
          "audit file " + path + " may not be written: change its rights, or name another one",
          e);
    } catch (RotatedFile.InUse e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE,
          "audit file " + path + " is written by another edge: give each its own",
          e);
    } catch (IOException e) {
      // a disk that is full may have room later: the log tries again
    }
    AuditLog log =
        AuditLog.start(
            file, "audit file " + path, Map.of("edge", edge), Clock.systemUTC(), PATIENCE_SECONDS);
    return new EdgeAudit(log, allocator, Heartbeat.wallClock());
  }

  /** Shows in a registry how it fares. */
  public void measure(MeterRegistry registry) {
    counter(registry, "records", "Audit records in their file", AuditLog::written);
    counter(registry, "records.lost", "Audit records that there was no room for", AuditLog::lost);
    counter(
        registry, "failures", "Times that the audit file could not be written", AuditLog::failures);
    Gauge.builder("drover.audit.records.waiting", log, AuditLog::waiting)
        .description("Audit records that wait for their file")
        .register(registry);
  }

  private void counter(
      MeterRegistry registry, String name, String description, ToDoubleFunction<AuditLog> count) {
    FunctionCounter.builder("drover.audit." + name, log, count)
        .description(description)
        .register(registry);
  }

  /** The edge serves. */
  public void started(HostPort address, EdgeOptions options) {
    serving = true;
    Map<String, Object> record = record("edge_started");
    record.put("address", address.toString());
    record.put("cores", options.cores());
    record.put("allocator", allocator);
    record.put("max_drones", options.maxDrones());
    record.put("certificates", options.tls().isPresent());
    log.append(record);
  }

  @Override
  public void droneAdmitted(DroneId drone, boolean certified) {
    Map<String, Object> record = record("drone_admitted", drone);
    record.put("certified", certified);
    log.append(record);
  }

  @Override
  public void turnedAway(Refusal refusal) {
    refusals.add(refusal);
  }

  private void refused(Refusal refusal, long times) {
    String event =
        switch (refusal.reason()) {
          case FULL, DRAINING -> "drone_refused";
          case IMPOSTOR, REVOKED, UNCHECKED, UNNAMED, UNTRUSTED -> "certificate_refused";
        };
    Map<String, Object> record = record(event);
    refusal.claimed().ifPresent(name -> record.put("drone", name));
    refusal.certified().ifPresent(name -> record.put("certificate", shortened(name)));
    record.put("reason", refusal.reason().label());
    record.put("times", times);
    record.put("message", refusal.message());
    log.append(record);
  }

  private static String shortened(String name) {
    return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME) + "…";
  }

  @Override
  public void droneGone(DroneId drone, Departure why) {
    Map<String, Object> record = record("drone_gone", drone);
    record.put("reason", why.name().toLowerCase(Locale.ROOT));
    log.append(record);
  }

  @Override
  public void shareChanged(ShareChange change) {
    double from = change.demand().current().cores();
    double to = change.share().cores();
    Map<String, Object> record = record("share_changed", change.drone());
    record.put("from_cores", from);
    record.put("to_cores", to);
    record.put("told_cores", change.announced().cores());
    Map<String, Object> why = new LinkedHashMap<>();
    why.put("allocator", allocator);
    why.put("edge_cores", change.edgeCores());
    why.put("drones", change.drones());
    why.put("priority", change.demand().terms().priority());
    change
        .demand()
        .link()
        .ifPresent(
            link -> {
              why.put("uplink_bits_per_second", link.uplinkBitsPerSecond());
              why.put("round_trip_seconds", link.roundTripSeconds());
              why.put("offload_ratio", link.offloadRatio());
            });
    change
        .demand()
        .curve()
        .ifPresent(
            curve -> {
              why.put("expected_qon_from", curve.at(from));
              why.put("expected_qon_to", curve.at(to));
            });
    record.put("why", why);
    log.append(record);
  }

  @Override
  public void workerChanged(DroneId drone, ContainerHealth state, String why) {
    String event =
        switch (state) {
          case STARTING -> "worker_started";
          case READY -> "worker_ready";
          case FAILED -> "worker_failed";
          case STOPPED -> "worker_stopped";
        };
    Map<String, Object> record = record(event, drone);
    record.put("message", why);
    log.append(record);
  }

  @Override
  public void drainBegan() {
    log.append(record("edge_draining"));
  }

  private static Map<String, Object> record(String event) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("event", event);
    return record;
  }

  private static Map<String, Object> record(String event, DroneId drone) {
    Map<String, Object> record = record(event);
    record.put("drone", drone.value());
    return record;
  }

  /** The edge has stopped; writes what waits, if that can be done. */
  @Override
  public void close() {
    heartbeat.close();
    refusals.tell();
    if (serving) {
      log.append(record("edge_stopped"));
    }
    log.close();
  }
}
