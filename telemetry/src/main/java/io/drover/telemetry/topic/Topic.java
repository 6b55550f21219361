package io.drover.telemetry.topic;

/**
 * The last level of a topic path, and how messages on it travel. What is periodic is QoS 0: a lost
 * one is replaced by the next. What happens once is QoS 1: it is repeated until acknowledged.
 */
public enum Topic {
  /** Who is there, in which role: retained, so that a late subscriber knows at once. */
  CONNECTION("connection", 1, true),
  /** Everything about a participant, nested; periodic. */
  STATE("state", 0, false),
  /** Numbers only, flat, for dashboards that map nothing; periodic. */
  TELEMETRY("telemetry", 0, false),
  /** One scheduling decision and what it was made from. */
  DECISION("decision", 1, false),
  /** Where a drone is to fly: retained, so that it is said once. */
  ROUTE("route", 1, true),
  /** A map as far as it has grown: retained, as the latest replaces those before. */
  GRID("grid", 0, true),
  /** Something that happened once. */
  EVENT("event", 1, false),
  /** What became of a command. */
  ACKNOWLEDGEMENT("acknowledgement", 1, false);

  private final String level;
  private final int qos;
  private final boolean retained;

  Topic(String level, int qos, boolean retained) {
    this.level = level;
    this.qos = qos;
    this.retained = retained;
  }

  /** The name as it stands in the path. */
  public String level() {
    return level;
  }

  /** MQTT quality of service: 0 (at most once) or 1 (at least once). */
  public int qos() {
    return qos;
  }

  /** Whether the broker keeps the last message for those who subscribe later. */
  public boolean retained() {
    return retained;
  }
}
