package io.drover.launch.web;

import java.io.IOException;

/** What keeps an open page up to date. Called on a thread for each page that is open. */
public interface EventFeed {
  /**
   * Tells one page all that there is, and goes on until there is no more to tell.
   *
   * @throws IOException if the page was closed, as sending says
   * @throws InterruptedException if the server ends
   */
  void tell(EventStream page) throws IOException, InterruptedException;
}
