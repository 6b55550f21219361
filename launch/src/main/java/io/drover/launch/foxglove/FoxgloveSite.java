package io.drover.launch.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import io.drover.telemetry.operator.SiteListener;
import io.drover.telemetry.operator.SiteMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a site's participants say over MQTT, as Foxglove shows it: robots, where they have been and
 * are to go, maps, events, and all messages as they are. Times are those at which it is heard, by
 * one clock, so that participants whose clocks differ are in order.
 */
public final class FoxgloveSite implements SiteListener {
  /** The frame that all others are in. */
  static final String MAP = "map";

  private static final int MOST_PARTICIPANTS = 400;
  private static final String BROKER = "broker";

  private final FoxgloveServer server;
  private final Clock clock;
  private final TransformTopic transforms;
  private final SceneTopic robots;
  private final SceneTopic trails;
  private final SceneTopic routes;
  private final LogTopic log;
  private final TopicsAsSaid said;
  private final Map<String, ShownRobots> participants = new HashMap<>();
  private final Map<String, MapTopics> maps = new HashMap<>();

  /** Opens the channels that each site has. */
  public FoxgloveSite(FoxgloveServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
    this.transforms = new TransformTopic(server, this::nanos);
    this.robots = new SceneTopic(server, "/scene/robots", this::nanos);
    this.trails = new SceneTopic(server, "/scene/trails", this::nanos);
    this.routes = new SceneTopic(server, "/scene/routes", this::nanos);
    this.log = new LogTopic(server);
    this.said = new TopicsAsSaid(server);
  }

  private long nanos() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Override
  public void connected() {
    server.settle(BROKER);
  }

  @Override
  public void lost(String why) {
    server.warn(BROKER, why);
  }

  @Override
  public synchronized void heard(SiteMessage said) {
    if (admitted(said.participant())) {
      show(said.participant(), said.topic(), said.json(), said.payload());
    }
  }

  private boolean admitted(String participant) {
    if (!participants.containsKey(participant)) {
      if (participants.size() >= MOST_PARTICIPANTS) {
        server.warn("crowd", "only the first " + MOST_PARTICIPANTS + " participants are shown");
        return false;
      }
      participants.put(participant, new ShownRobots(participant, transforms, robots, trails));
    }
    return true;
  }

  private void show(String participant, String topic, JsonNode message, byte[] payload) {
    long now = nanos();
    ShownRobots shown = participants.get(participant);
    switch (topic) {
      case "connection" -> shown.connection(now, message.path("connectionState").asText());
      case "state" -> shown.state(now, message);
      case "route" -> route(now, message);
      case "event" -> log.put(now, participant, message);
      case "grid" ->
          maps.computeIfAbsent(participant, name -> new MapTopics(server, transforms, name))
              .show(now, message.path("maps"));
      default -> {}
    }
    // a map is there as one already, and long
    if (!topic.equals("grid")) {
      said.say(participant, topic, message, new Stamped(now, payload));
    }
  }

  /** Drones that share a route have one line. */
  private void route(long now, JsonNode route) {
    SceneEntity line = new SceneEntity(now, MAP, "route " + route.path("name").asText());
    line.line(Colours.ROUTE, 0.8, numbers(route.path("path")), 2);
    route.path("tunnels").forEach(tunnel -> line.line(Colours.TUNNEL, 0.9, numbers(tunnel), 6));
    routes.put(line);
  }

  private static List<Double> numbers(JsonNode list) {
    List<Double> numbers = new ArrayList<>();
    list.forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }
}
