package io.drover.launch.dashboard;

import io.drover.core.thread.DaemonThreads;
import io.drover.launch.web.WebSocketConnection;
import io.drover.launch.web.WebSocketEndpoint;
import io.drover.launch.web.WebSocketListener;
import io.drover.telemetry.operator.SiteListener;
import io.drover.telemetry.operator.SiteMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages what a site's participants say, some times a second all that came since. A page
 * that reads slowly is told nothing until it has read what waits, and then what it needs to know
 * anew; it holds up no other.
 */
final class Relay implements SiteListener, WebSocketEndpoint, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final long TICK_MILLIS = 50;

  /** Who hears nothing for longer than that has lost the connection. */
  private static final long TICKS_OF_SILENCE = 5_000 / TICK_MILLIS;

  private static final int MOST_PAGES = 64;
  private static final int MOST_PENDING = 20_000;
  private static final long HISTORY_BYTES = 48L << 20;
  private static final int TRY_LATER = 1013;

  private final Clock clock;
  private final Commands commands;
  private final FleetHistory history = new FleetHistory(HISTORY_BYTES);
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("dashboard"));

  /** What came since the last tick; by this relay's monitor, like what follows. */
  private List<FleetMessage> pending = new ArrayList<>();

  private boolean there;
  private Optional<String> why = Optional.empty();
  private boolean told = true;

  /** Since all were told how the broker is; of the ticker's thread. */
  private long ticks;

  Relay(Clock clock, Commands commands) {
    this.clock = clock;
    this.commands = commands;
    var unused =
        ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void connected() {
    there = true;
    why = Optional.empty();
    told = false;
  }

  @Override
  public synchronized void lost(String reason) {
    if (there || !why.equals(Optional.of(reason))) {
      LOG.warn("{}; trying again", reason);
    }
    there = false;
    why = Optional.of(reason);
    told = false;
  }

  @Override
  public void heard(SiteMessage said) {
    take(
        new FleetMessage(clock.millis(), said.participant(), said.topic(), said.json().toString()));
  }

  private synchronized void take(FleetMessage message) {
    history.add(message);
    if (pending.size() < MOST_PENDING) {
      pending.add(message);
    }
  }

  @Override
  public WebSocketListener onOpen(WebSocketConnection connection) {
    Viewer viewer = new Viewer(connection, commands);
    if (viewers.size() >= MOST_PAGES) {
      connection.close(TRY_LATER, "the dashboard is open " + MOST_PAGES + " times: close one");
      return viewer;
    }
    viewer.onGone(() -> viewers.remove(viewer));
    viewers.add(viewer);
    return viewer;
  }

  /** Of what is new a page is left {@link Viewer#MOST_NEWS_BYTES}, beside all that is kept. */
  @Override
  public long mostWaitingBytes() {
    return HISTORY_BYTES + Viewer.MOST_NEWS_BYTES;
  }

  private void tick() {
    try {
      if (viewers.isEmpty()) {
        forgetNews();
        return;
      }
      List<FleetMessage> news;
      Optional<String> broker;
      boolean late = viewers.stream().anyMatch(Viewer::wantsAll);
      List<FleetMessage> all = List.of();
      synchronized (this) {
        news = pending;
        pending = new ArrayList<>();
        boolean tell = !told || late || ++ticks >= TICKS_OF_SILENCE;
        broker = tell ? Optional.of(broker()) : Optional.empty();
        ticks = tell ? 0 : ticks;
        told = true;
        all = late ? history.all() : all;
      }
      Optional<String> everything =
          late ? Optional.of(JsonText.of("snapshot", all)) : Optional.empty();
      Optional<String> some =
          news.isEmpty() ? Optional.empty() : Optional.of(JsonText.of("messages", news));
      viewers.forEach(viewer -> viewer.tell(broker, everything, some));
    } catch (RuntimeException e) {
      LOG.warn("pages were not told", e);
    }
  }

  /** Whoever comes is told everything anew. */
  private synchronized void forgetNews() {
    if (!pending.isEmpty()) {
      pending = new ArrayList<>();
    }
  }

  private String broker() {
    StringBuilder out = new StringBuilder("{\"type\":\"broker\",\"there\":").append(there);
    out.append(",\"now\":").append(clock.millis()).append(",\"why\":");
    JsonText.quote(out, why.orElse(there ? "" : "not connected yet"));
    return out.append('}').toString();
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
