package io.drover.ros.tcp;

import io.drover.core.thread.DaemonThreads;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the master: waits for it at the start, and then asks it now and then whether it knows
 * the node, because a master that restarted does not.
 */
final class MasterWatch {
  private static final Logger log = LoggerFactory.getLogger(MasterWatch.class);
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final TcpRosNode node;
  private final MasterClient master;
  private final Registrations registrations;
  private final URI slave;
  private final long pollMillis;

  MasterWatch(
      TcpRosNode node,
      MasterClient master,
      Registrations registrations,
      URI slave,
      double pollSeconds) {
    this.node = node;
    this.master = master;
    this.registrations = registrations;
    this.slave = slave;
    this.pollMillis = (long) (pollSeconds * 1000);
  }

  /**
   * Waits for the master and begins to watch it.
   *
   * @return whether time is simulated, if the master was told
   */
  Optional<Object> begin(double timeoutSeconds) {
    long end = System.nanoTime() + (long) (timeoutSeconds * 1e9);
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        Optional<Object> simulated = master.ask("getParam", "/use_sim_time");
        new DaemonThreads("ros-master-watch").newThread(this::watch).start();
        return simulated;
      } catch (IOException e) {
        if (pause == FIRST_PAUSE_MILLIS) {
          log.warn("waiting for the ROS master at {}", master.uri());
        }
        if (System.nanoTime() > end || !sleep(pause)) {
          throw master.unreachable(e);
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private void watch() {
    while (sleep(pollMillis) && !node.isClosed()) {
      try {
        Optional<Object> known = master.ask("lookupNode", node.names().node());
        if (known.isEmpty()) {
          log.info(
              "the ROS master at {} does not know {}: registering again",
              master.uri(),
              node.names().node());
          registrations.repeat();
        } else if (!URI.create(known.get().toString()).equals(slave)) {
          node.leave("another node took the name " + node.names().node());
        } else if (registrations.behind()) {
          registrations.repeat();
        }
      } catch (IOException | RuntimeException e) {
        log.debug("the ROS master at {} does not answer: {}", master.uri(), e.getMessage());
      }
    }
  }

  private static boolean sleep(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
