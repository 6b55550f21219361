package io.drover.launch.web;

import io.drover.core.error.DroverException;

/**
 * One page on {@code /} and the events that keep it up to date on {@code /events}, for browsers of
 * this machine only: it listens on loopback, and answers none that came by another host's name.
 */
public final class PageServer implements AutoCloseable {
  private static final int MOST_OPEN_PAGES = 16;

  private final WebServer server;
  private final EventPages pages;

  private PageServer(WebServer server, EventPages pages) {
    this.server = server;
    this.pages = pages;
  }

  /**
   * Serves a page.
   *
   * @param port that is tried first; if it is taken, any free one
   * @param page in HTML
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if no port can be had
   */
  public static PageServer start(int port, String page, EventFeed feed) {
    WebAnswer html = WebAnswer.html(page);
    EventPages pages = new EventPages(feed, MOST_OPEN_PAGES);
    WebServer server =
        WebServer.on(WebServerOptions.onLoopback(port))
            .get("/", request -> html)
            .events("/events", pages)
            .start();
    return new PageServer(server, pages);
  }

  /** Where the page is. */
  public String url() {
    return server.url();
  }

  /**
   * Waits until no page is being told any more. One caller.
   *
   * @return whether that came to be in time
   */
  public boolean awaitTold(double seconds) {
    return pages.awaitTold(seconds);
  }

  /** Ends, whatever is still being told. */
  @Override
  public void close() {
    server.close();
  }
}
