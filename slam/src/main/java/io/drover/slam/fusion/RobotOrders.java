package io.drover.slam.fusion;

import io.drover.slam.v1.Numbered;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Each robot numbers its own scans; robots that lag do not hold up others. */
final class RobotOrders implements ScanOrder {
  private final Map<Integer, NumberedOrder> robots = new HashMap<>();

  @Override
  public synchronized void offer(int robot, long number, Runnable work) {
    order(robot).offer(number, work);
  }

  @Override
  public synchronized void after(Collection<Numbered> scans, Runnable work) {
    Runnable then = work;
    for (Numbered scan : scans) {
      Runnable last = then;
      then = () -> order(scan.getRobot()).after(scan.getNumber(), last);
    }
    then.run();
  }

  private NumberedOrder order(int robot) {
    return robots.computeIfAbsent(robot, number -> new NumberedOrder());
  }
}
