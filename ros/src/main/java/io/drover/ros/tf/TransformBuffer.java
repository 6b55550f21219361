package io.drover.ros.tf;

import io.drover.ros.message.RosTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The tree of frames over the last seconds. Any thread.
 *
 * <p>A lookup costs the frames on the way between the two, times the logarithm of the samples kept.
 */
public final class TransformBuffer {
  /** As long as other clients of ROS keep transforms. */
  public static final double DEFAULT_KEPT_SECONDS = 10;

  private final double keptSeconds;
  private final Map<String, FrameHistory> frames = new HashMap<>();

  /**
   * @param keptSeconds how long transforms are kept behind the newest of their frame
   */
  public TransformBuffer(double keptSeconds) {
    this.keptSeconds = keptSeconds;
  }

  /**
   * Adds a transform.
   *
   * @param fixed whether it holds for all times
   * @return whether it could be part of a tree
   */
  public synchronized boolean add(FrameTransform transform, boolean fixed) {
    if (!transform.isValid()) {
      return false;
    }
    FrameHistory history = frames.get(transform.child());
    if (history == null || history.fixed() != fixed) {
      history = new FrameHistory(keptSeconds, fixed);
      frames.put(transform.child(), history);
    }
    history.add(
        new FrameTransform(
            transform.parent(),
            transform.child(),
            transform.time(),
            transform.pose().normalized()));
    notifyAll();
    return true;
  }

  /** Forgets everything that moves, as when time jumps back. */
  public synchronized void clearMoving() {
    frames.values().removeIf(history -> !history.fixed());
  }

  /**
   * Where {@code source} is in {@code target}: what takes points of the source into the target.
   *
   * @param time when; zero is the last time for which all frames on the way are known
   */
  public synchronized TransformLookup lookup(String target, String source, RosTime time) {
    String to = FrameTransform.withoutSlash(target);
    String from = FrameTransform.withoutSlash(source);
    if (to.equals(from)) {
      return new TransformLookup.Found(RigidTransform.IDENTITY, time);
    }
    for (String frame : new String[] {to, from}) {
      if (!isPart(frame)) {
        return new TransformLookup.Missing("there is no frame " + frame);
      }
    }
    OptionalLong nanos =
        time.equals(RosTime.ZERO) ? newestCommon(to, from) : OptionalLong.of(time.toNanos());
    Way fromRoot = wayUp(from, nanos);
    Way toRoot = wayUp(to, nanos);
    for (Map.Entry<String, RigidTransform> step : toRoot.poses().entrySet()) {
      RigidTransform up = fromRoot.poses().get(step.getKey());
      if (up != null) {
        return new TransformLookup.Found(
            step.getValue().inverse().times(up), RosTime.ofNanos(nanos.orElse(0)));
      }
    }
    String gap = fromRoot.gap().or(toRoot::gap).orElse("they are in different trees");
    return new TransformLookup.Missing("no way from " + from + " to " + to + ": " + gap);
  }

  /**
   * The same, waiting for it.
   *
   * @param timeoutSeconds on the wall clock
   */
  public TransformLookup await(String target, String source, RosTime time, double timeoutSeconds)
      throws InterruptedException {
    long end = System.nanoTime() + (long) (timeoutSeconds * 1e9);
    synchronized (this) {
      while (true) {
        TransformLookup found = lookup(target, source, time);
        long left = end - System.nanoTime();
        if (found instanceof TransformLookup.Found || left <= 0) {
          return found;
        }
        wait(left / 1_000_000 + 1);
      }
    }
  }

  /** Whether a frame is anywhere in the tree, as a parent or as a child. */
  public synchronized boolean knows(String frame) {
    return isPart(FrameTransform.withoutSlash(frame));
  }

  private boolean isPart(String frame) {
    return frames.containsKey(frame)
        || frames.values().stream().anyMatch(h -> h.newest().parent().equals(frame));
  }

  /**
   * From a frame towards the root.
   *
   * @param poses of the frame in each that is reached, itself first
   * @param gap what ended the way, if it was not the root
   */
  private record Way(Map<String, RigidTransform> poses, Optional<String> gap) {}

  private Way wayUp(String frame, OptionalLong nanos) {
    Map<String, RigidTransform> poses = new LinkedHashMap<>();
    String at = frame;
    RigidTransform pose = RigidTransform.IDENTITY;
    while (poses.putIfAbsent(at, pose) == null) {
      FrameHistory history = frames.get(at);
      if (history == null) {
        return new Way(poses, Optional.empty());
      }
      Optional<FrameTransform> step =
          nanos.isEmpty() ? Optional.of(history.newest()) : history.at(nanos.getAsLong());
      if (step.isEmpty()) {
        return new Way(
            poses, Optional.of(at + " is known from " + history.span() + ", not when asked for"));
      }
      pose = step.get().pose().times(pose);
      at = step.get().parent();
    }
    return new Way(poses, Optional.of("the frames above " + frame + " form a circle"));
  }

  /** The earliest of the newest times on the way; empty if nothing on it moves. */
  private OptionalLong newestCommon(String to, String from) {
    Way up = wayUp(from, OptionalLong.empty());
    Way down = wayUp(to, OptionalLong.empty());
    Optional<String> meet =
        down.poses().keySet().stream().filter(up.poses()::containsKey).findFirst();
    OptionalLong earliest = OptionalLong.empty();
    for (Way way : new Way[] {up, down}) {
      for (String frame : way.poses().keySet()) {
        if (meet.filter(frame::equals).isPresent()) {
          break;
        }
        FrameHistory history = frames.get(frame);
        if (history != null && !history.fixed()) {
          long newest = history.newest().time().toNanos();
          earliest = OptionalLong.of(Math.min(newest, earliest.orElse(Long.MAX_VALUE)));
        }
      }
    }
    return earliest;
  }
}
