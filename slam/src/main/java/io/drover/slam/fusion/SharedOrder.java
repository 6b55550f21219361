package io.drover.slam.fusion;

import io.drover.slam.v1.Numbered;
import java.util.Collection;

/** Scans of all robots are numbered together. */
final class SharedOrder implements ScanOrder {
  private final NumberedOrder order = new NumberedOrder();

  @Override
  public void offer(int robot, long number, Runnable work) {
    order.offer(number, work);
  }

  @Override
  public void after(Collection<Numbered> scans, Runnable work) {
    order.after(scans.stream().mapToLong(Numbered::getNumber).max().orElse(0), work);
  }
}
