package io.drover.navigation;

import io.drover.core.device.DeviceProfile;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import java.util.function.DoubleSupplier;

/**
 * A network that takes as long as it would on another device: the real answer, then a wait on the
 * clock until start + latency(side) · slowdown. Cannot be faster than this machine.
 */
public final class EmulatedNavigationModel implements NavigationModel {
  private final NavigationModel model;
  private final DeviceProfile device;
  private final NanoClock clock;
  private final DoubleSupplier slowdown;

  /**
   * Slows {@code model} down; closing this closes it.
   *
   * @param slowdown factor on the device's latency, finite and ≥ 0, asked when an inference begins:
   *     1 at full share
   */
  public EmulatedNavigationModel(
      NavigationModel model, DeviceProfile device, NanoClock clock, DoubleSupplier slowdown) {
    this.model = model;
    this.device = device;
    this.clock = clock;
    this.slowdown = slowdown;
  }

  @Override
  public NavigationOutput infer(GrayImage image) {
    long start = clock.nanoTime();
    double scale = (double) image.width() / model.fullSide();
    double seconds = device.secondsAt(scale) * slowdown.getAsDouble();
    NavigationOutput output = model.infer(image);
    clock.sleepUntil(start + NanoClock.toNanos(seconds));
    return output;
  }

  @Override
  public int fullSide() {
    return model.fullSide();
  }

  @Override
  public FidelityPrior priorFidelity() {
    return model.priorFidelity();
  }

  @Override
  public void close() {
    model.close();
  }
}
