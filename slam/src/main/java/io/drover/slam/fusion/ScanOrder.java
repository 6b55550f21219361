package io.drover.slam.fusion;

import io.drover.slam.v1.Numbered;
import java.util.Collection;

/** The order in which what scans have become is handed on, once, however it comes. Any thread. */
interface ScanOrder {
  /**
   * Takes work of a scan; passes over what came before. One piece of work is done at a time.
   *
   * @throws IllegalArgumentException if its number is out of all proportion
   */
  void offer(int robot, long number, Runnable work);

  /**
   * Does something once that all those scans have been: now, or later.
   *
   * @throws IllegalArgumentException if a number is out of all proportion
   */
  void after(Collection<Numbered> scans, Runnable work);
}
