package io.drover.launch.dashboard;

import io.drover.core.error.DroverException;
import io.drover.launch.foxglove.FoxgloveServer;
import io.drover.launch.foxglove.FoxgloveSite;
import io.drover.launch.live.Closing;
import io.drover.launch.web.WebServer;
import io.drover.launch.web.WebServerOptions;
import io.drover.telemetry.operator.SiteFeed;
import io.drover.telemetry.operator.SiteListener;
import io.drover.telemetry.publish.PublisherOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page on which a fleet is watched, while it works or afterwards. */
public final class Dashboard implements AutoCloseable {
  /** Where it is if nobody says otherwise. */
  public static final int PORT = 8481;

  private static final String FOXGLOVE = "/foxglove";
  private static final int KEY_BYTES = 18;

  /** Sooner than participants: those say at once what waited, to whoever is there. */
  private static final double LONGEST_RETRY_SECONDS = 2;

  private final List<AutoCloseable> parts;
  private final WebServer server;
  private final Optional<String> key;

  private Dashboard(List<AutoCloseable> parts, WebServer server, Optional<String> key) {
    this.parts = parts;
    this.server = server;
    this.key = key;
  }

  /**
   * Shows a site that an MQTT broker carries; does not wait for the broker.
   *
   * @param name who listens, and commands
   * @param commanding whether drones can be told to hold, resume and land
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if there is no port; what is wrong with
   *     certificates
   */
  public static Dashboard live(
      WebServerOptions at, PublisherOptions broker, String site, String name, boolean commanding) {
    Optional<String> key = commanding ? Optional.of(newKey()) : Optional.empty();
    List<AutoCloseable> parts = new ArrayList<>();
    try {
      Commands commands = new Commands(key, Clock.systemUTC());
      parts.add(0, commands);
      Relay relay = new Relay(Clock.systemUTC(), commands);
      parts.add(0, relay);
      FoxgloveServer foxglove = new FoxgloveServer("Drover, site " + site, false);
      parts.add(0, foxglove);
      SiteListener both =
          SiteListener.of(List.of(relay, new FoxgloveSite(foxglove, Clock.systemUTC())));
      SiteFeed feed = SiteFeed.start(soon(broker), site, name, both);
      parts.add(0, feed);
      commands.sendBy(
          (drone, command, id, asked) -> feed.command(drone, command, id, asked, Map.of()));
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("mode", "live");
      facts.put("site", site);
      facts.put("broker", broker.broker().toString());
      facts.put("commands", Boolean.toString(commanding));
      WebServer.Builder server =
          WebServer.on(at)
              .socket("/live", relay)
              .socket(FOXGLOVE, foxglove)
              // whoever leaves the path out means this, too
              .socket("/", foxglove);
      DashboardPage.serve(server, facts);
      return started(parts, server, key);
    } catch (RuntimeException e) {
      parts.forEach(Closing::quietly);
      throw e;
    }
  }

  /** Shows a run that was flown. */
  public static Dashboard of(WebServerOptions at, ReplayedRun run) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("mode", "run");
    facts.put("site", run.name());
    facts.put("flights", run.labels());
    WebServer.Builder server =
        WebServer.on(at).get("/run.json", request -> run.answer(request.parameter("flight")));
    DashboardPage.serve(server, facts);
    return started(new ArrayList<>(), server, Optional.empty());
  }

  private static Dashboard started(
      List<AutoCloseable> parts, WebServer.Builder builder, Optional<String> key) {
    WebServer server = builder.start();
    parts.add(0, server);
    return new Dashboard(parts, server, key);
  }

  private static PublisherOptions soon(PublisherOptions broker) {
    return broker.withRetrySeconds(
        Math.min(broker.firstRetrySeconds(), LONGEST_RETRY_SECONDS),
        Math.min(broker.longestRetrySeconds(), LONGEST_RETRY_SECONDS));
  }

  private static String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Where a browser finds it; with the key to command drones, which browsers do not send on to
   * anybody.
   */
  public String url() {
    return server.url() + key.map(k -> "#key=" + k).orElse("");
  }

  @Override
  public void close() {
    parts.forEach(Closing::quietly);
  }
}
