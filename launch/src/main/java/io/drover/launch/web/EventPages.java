package io.drover.launch.web;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Pages that are told of the same things by server-sent events, each by a thread of its own. */
public final class EventPages {
  private final EventFeed feed;
  private final int most;
  private final Semaphore free;

  /**
   * None yet.
   *
   * @param most that are told at once
   */
  public EventPages(EventFeed feed, int most) {
    this.feed = feed;
    this.most = most;
    this.free = new Semaphore(most);
  }

  /** Lets one more in, unless there are too many. */
  boolean open() {
    return free.tryAcquire();
  }

  /** One that was let in is not told. */
  void close() {
    free.release();
  }

  WebAnswer refusal() {
    return WebAnswer.refusal(503, "the page is open " + most + " times: close one");
  }

  /** Tells one that was let in; returns when there is no more to tell, or it has gone. */
  void tell(EventStream page) {
    try (page) {
      page.begin();
      feed.tell(page);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // the page was closed
    } finally {
      free.release();
    }
  }

  /**
   * Waits until no page is being told any more. One caller.
   *
   * @return whether that came to be in time
   */
  public boolean awaitTold(double seconds) {
    try {
      long nanos = Math.round(seconds * 1e9);
      boolean told = free.tryAcquire(most, nanos, TimeUnit.NANOSECONDS);
      free.release(told ? most : 0);
      return told;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
