package io.drover.slam.fusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Robots that have joined a map while it grows. Any thread. */
public final class RobotRoster {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(/[A-Za-z0-9_]+)*");
  private static final Pattern FRAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]*");
  private static final int LONGEST = 200;
  private static final int MOST = 100_000;

  private final long session;
  private final List<Member> all = new ArrayList<>();

  /**
   * A robot.
   *
   * @param robot its number, from 1
   * @param name of its namespace, without slashes around it
   * @param frame whose place in the map is told: its odom frame, or without wheels its own
   */
  public record Member(int robot, String name, String frame) {}

  /**
   * Nobody has joined.
   *
   * @param session not 0, and of no other map
   */
  public RobotRoster(long session) {
    if (session == 0) {
      throw new IllegalArgumentException("a session is not 0");
    }
    this.session = session;
  }

  /** Tells this map from all others. */
  public long session() {
    return session;
  }

  /**
   * A robot comes; one of a name that is there begins anew.
   *
   * @throws IllegalArgumentException if names are none
   */
  public synchronized Member join(String name, String frame) {
    check("name", name, NAME);
    check("frame", frame, FRAME);
    if (all.size() >= MOST) {
      throw new IllegalArgumentException(MOST + " robots have joined: begin a new map");
    }
    Member member = new Member(all.size() + 1, name, frame);
    all.add(member);
    return member;
  }

  private static void check(String what, String value, Pattern pattern) {
    if (value.length() > LONGEST || !pattern.matcher(value).matches()) {
      String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
      throw new IllegalArgumentException(
          "the " + what + " '" + shown + "' is none in ROS: letters, digits and _, as in robot1");
    }
  }

  /** Whether a robot of this map has that number. */
  synchronized boolean has(int robot) {
    return robot >= 1 && robot <= all.size();
  }

  /** All that have joined, in that order. */
  public synchronized List<Member> all() {
    return List.copyOf(all);
  }

  /** Of each name the one that joined last, in the order in which names came. */
  public synchronized List<Member> present() {
    Map<String, Member> present = new LinkedHashMap<>();
    all.forEach(member -> present.put(member.name(), member));
    return List.copyOf(present.values());
  }
}
