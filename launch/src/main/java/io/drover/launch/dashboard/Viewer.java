package io.drover.launch.dashboard;

import io.drover.launch.web.WebSocketConnection;
import io.drover.launch.web.WebSocketListener;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One open page. */
final class Viewer implements WebSocketListener {
  /** What may wait for it beside a snapshot that is under way. */
  static final long MOST_NEWS_BYTES = 2 << 20;

  private final WebSocketConnection connection;
  private final Commands commands;
  private final AtomicReference<Runnable> gone = new AtomicReference<>(() -> {});

  /** Whether it has missed something, or has been told nothing yet; of the relay's thread. */
  private volatile boolean behind = true;

  /** What waited once a snapshot was sent, until less waits; of the relay's thread. */
  private long snapshotBytes;

  Viewer(WebSocketConnection connection, Commands commands) {
    this.connection = connection;
    this.commands = commands;
  }

  void onGone(Runnable act) {
    gone.set(act);
  }

  /** Whether it is to be told everything, and has read what it was told before. */
  boolean wantsAll() {
    return behind && connection.waitingBytes() == 0;
  }

  /**
   * Tells it what there is.
   *
   * @param broker how the broker is, if that is new to somebody
   * @param all everything so far, if somebody wants it; the news are part of it
   * @param news since the last time
   */
  void tell(Optional<String> broker, Optional<String> all, Optional<String> news) {
    // before anything is sent, which would wait
    boolean ready = wantsAll();
    broker.ifPresent(this::send);
    if (ready && all.isPresent()) {
      behind = !connection.send(all.get());
      snapshotBytes = connection.waitingBytes();
    } else if (!behind) {
      news.ifPresent(this::send);
    }
  }

  private void send(String text) {
    long waiting = connection.waitingBytes();
    if (waiting < snapshotBytes) {
      snapshotBytes = 0;
    }
    if (waiting - snapshotBytes >= MOST_NEWS_BYTES || !connection.send(text)) {
      behind = true;
    }
  }

  @Override
  public void onText(String text) {
    commands.ask(text, connection::send);
  }

  @Override
  public void onClose() {
    gone.get().run();
  }
}
