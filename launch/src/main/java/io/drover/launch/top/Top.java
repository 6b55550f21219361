package io.drover.launch.top;

import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.launch.live.Lifetime;
import io.drover.rpc.HostPort;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Watches edges until it is told to end. */
public final class Top {
  /** An edge that takes longer to answer is shown as one that does not. */
  private static final double ANSWER_SECONDS = 2;

  private final List<EdgeWatch> watches;
  private final TopOptions options;
  private final PrintStream out;
  private final NanoClock clock = new WallClock();

  /**
   * To be run once.
   *
   * @param edges addresses of their metrics
   */
  public Top(List<HostPort> edges, TopOptions options, PrintStream out) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    this.watches = edges.stream().map(edge -> new EdgeWatch(edge, http, clock)).toList();
    this.options = options;
    this.out = out;
  }

  /** The columns that a table can be sorted by. */
  public static List<String> columns() {
    return Column.ALL.stream().map(Column::label).toList();
  }

  /** Shows edges until the lifetime is over; nobody may look any more before that. */
  public void watch(Lifetime lifetime) {
    TopText text = new TopText(options.column());
    try (Screen screen =
        options.terminal() && !options.json() ? Screen.terminal(out) : Screen.plain(out)) {
      boolean seen = true;
      while (seen && !lifetime.over()) {
        long next = clock.nanoTime() + NanoClock.toNanos(options.everySeconds());
        List<EdgeView> views = look();
        seen = show(screen, text, views);
        lifetime.untilOver((next - clock.nanoTime()) * 1e-9);
      }
    }
  }

  /** Shows edges once, their last seconds being those between two looks; whether all were seen. */
  public boolean once(Lifetime lifetime) {
    List<EdgeView> first = look();
    lifetime.untilOver(options.everySeconds());
    List<EdgeView> views = lifetime.over() ? first : look();
    try (Screen screen = Screen.plain(out)) {
      show(screen, new TopText(options.column()), views);
    }
    return views.stream().allMatch(view -> view.figures().isPresent());
  }

  private boolean show(Screen screen, TopText text, List<EdgeView> views) {
    if (options.json()) {
      out.println(TopJson.line(views, Instant.now()));
      return !out.checkError();
    }
    return screen.show(text.lines(views, screen.area()));
  }

  private List<EdgeView> look() {
    watches.forEach(EdgeWatch::begin);
    double end = clock.seconds() + ANSWER_SECONDS;
    return watches.stream().map(watch -> watch.end(Math.max(0, end - clock.seconds()))).toList();
  }
}
