package io.drover.launch.dashboard;

import io.drover.airsim.world.Route;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.live.RecordedReports;
import io.drover.launch.live.RouteReport;
import io.drover.launch.report.FlightLabel;
import io.drover.launch.web.WebAnswer;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.MessageWriter;
import io.drover.telemetry.payload.Report;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A run folder, as what would have been told over MQTT while it was flown. */
public final class ReplayedRun {
  private static final double MILLIS = 1e3;

  private final String name;
  private final Map<String, List<FleetMessage>> flights = new LinkedHashMap<>();
  private final Map<FlightLabel, Long> headerIds = new HashMap<>();
  private final Map<Integer, WebAnswer> answers = new ConcurrentHashMap<>();

  private ReplayedRun(String name) {
    this.name = name;
  }

  /**
   * Reads what {@code ./drover fly --out} has left.
   *
   * @param route that was followed, if that is known
   * @throws DroverException {@code FILE_NOT_READABLE} or {@code MALFORMED_FILE}
   */
  public static ReplayedRun read(Path folder, Optional<Route> route) {
    Path decisions = folder.resolve("decisions.jsonl");
    if (!Files.isReadable(decisions)) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          folder + " has no decisions.jsonl: give the folder of ./drover fly --out");
    }
    ReplayedRun run = new ReplayedRun(folder.getFileName().toString());
    RecordedReports.read(decisions, (flight, at, report) -> run.add(flight, at, report, route));
    if (run.flights.isEmpty()) {
      throw new DroverException(ErrorCode.MALFORMED_FILE, decisions + " has no frame in it");
    }
    run.flights.values().forEach(told -> told.sort(Comparator.comparing(FleetMessage::atMillis)));
    return run;
  }

  private void add(FlightLabel flight, double seconds, Report report, Optional<Route> route) {
    boolean first = !headerIds.containsKey(flight);
    if (first) {
      route.ifPresent(followed -> put(flight, 0, RouteReport.of(followed)));
    }
    put(flight, seconds, report);
  }

  private void put(FlightLabel flight, double seconds, Report report) {
    long id = headerIds.merge(flight, 1L, Long::sum);
    long millis = Math.round(MILLIS * seconds);
    Header header = new Header(id, Instant.ofEpochMilli(millis), flight.drone());
    flights
        .computeIfAbsent(
            flight.policy() + " · flight " + (flight.flight() + 1), unused -> new ArrayList<>())
        .add(
            new FleetMessage(
                millis,
                flight.drone(),
                report.topic().level(),
                new String(MessageWriter.write(header, report), StandardCharsets.UTF_8)));
  }

  String name() {
    return name;
  }

  /** What its flights are called, in order, one a line. */
  String labels() {
    return flights.keySet().stream().collect(Collectors.joining("\n"));
  }

  /** All of one flight, by its number from 0. */
  WebAnswer answer(Optional<String> flight) {
    int index = flight.filter(text -> text.matches("\\d{1,6}")).map(Integer::parseInt).orElse(-1);
    List<List<FleetMessage>> all = List.copyOf(flights.values());
    return index >= 0 && index < all.size()
        ? answers.computeIfAbsent(index, i -> WebAnswer.json(JsonText.of("run", all.get(i))))
        : WebAnswer.refusal(404, "there are flights 0 to " + (all.size() - 1));
  }
}
