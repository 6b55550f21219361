package io.drover.edge;

import io.drover.core.image.GrayImage;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Steers by the side of the image; can be held, and can be made to fail. */
public final class FakeModel implements NavigationModel {
  static final int FULL_SIDE = 64;

  /** What all fakes of a test share. */
  public static final class Control implements Supplier<NavigationModel> {
    final AtomicInteger created = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger inferred = new AtomicInteger();
    final Semaphore entered = new Semaphore(0);
    final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
    volatile Supplier<RuntimeException> failure = () -> null;
    volatile double steeringRadians = Double.NEGATIVE_INFINITY;

    @Override
    public NavigationModel get() {
      created.incrementAndGet();
      return new FakeModel(this);
    }

    /** Every inference from now on waits for {@code gate.release()}. */
    void hold() {
      gate.drainPermits();
    }
  }

  private final Control control;
  private boolean warm;

  private FakeModel(Control control) {
    this.control = control;
  }

  @Override
  public NavigationOutput infer(GrayImage image) {
    if (!warm) {
      warm = true;
      return new NavigationOutput(0, 0);
    }
    control.entered.release();
    control.gate.acquireUninterruptibly();
    control.inferred.incrementAndGet();
    RuntimeException failure = control.failure.get();
    if (failure != null) {
      throw failure;
    }
    double steering =
        control.steeringRadians == Double.NEGATIVE_INFINITY
            ? image.width() / 1000.0
            : control.steeringRadians;
    return new NavigationOutput(steering, 0.25);
  }

  @Override
  public int fullSide() {
    return FULL_SIDE;
  }

  @Override
  public void close() {
    control.closed.incrementAndGet();
  }
}
