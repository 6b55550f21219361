package io.drover.ros.tcp;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the master should know of this node. A master that does not answer is told later, one that
 * forgot everything is told again. Any thread.
 */
final class Registrations {
  private static final Logger log = LoggerFactory.getLogger(Registrations.class);

  private final MasterClient master;
  private final Map<Object, Registration> wanted = new LinkedHashMap<>();
  private volatile boolean behind;

  Registrations(MasterClient master) {
    this.master = master;
  }

  /** Tells one thing. */
  @FunctionalInterface
  interface Call {
    void to(MasterClient master) throws IOException;
  }

  /** Whether something could not be told. */
  boolean behind() {
    return behind;
  }

  private record Registration(Call register, Call unregister) {}

  /** Tells the master now, and whenever it should have forgotten. */
  void add(Object key, Call register, Call unregister) {
    synchronized (wanted) {
      wanted.put(key, new Registration(register, unregister));
    }
    if (!attempt(register)) {
      behind = true;
    }
  }

  /** Takes it back. */
  void remove(Object key) {
    Optional<Registration> gone;
    synchronized (wanted) {
      gone = Optional.ofNullable(wanted.remove(key));
    }
    gone.ifPresent(r -> attempt(r.unregister()));
  }

  /** Tells everything again. */
  void repeat() {
    List<Registration> all;
    synchronized (wanted) {
      all = List.copyOf(wanted.values());
    }
    behind = false;
    for (Registration one : all) {
      if (!attempt(one.register())) {
        behind = true;
        return;
      }
    }
  }

  /** Takes everything back, unless the master is gone. */
  void removeAll() {
    List<Registration> all;
    synchronized (wanted) {
      all = List.copyOf(wanted.values());
      wanted.clear();
    }
    for (Registration one : all) {
      if (!attempt(one.unregister())) {
        return;
      }
    }
  }

  private boolean attempt(Call call) {
    try {
      call.to(master);
      return true;
    } catch (IOException e) {
      log.debug("the ROS master at {} does not answer: {}", master.uri(), e.getMessage());
      return false;
    }
  }
}
