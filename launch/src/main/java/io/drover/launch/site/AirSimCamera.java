package io.drover.launch.site;

import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.client.Capture;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import io.drover.onboard.Camera;
import io.drover.onboard.CapturedFrame;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera of a simulator's vehicle as the agent's camera: the newest picture, whenever asked. A
 * picture counts as captured when it was asked for, so its way over the wire is part of the frame's
 * latency. Real simulators now and then never answer one: then it is asked for again, over a new
 * connection, while the pilot lets the drone stand. One thread.
 */
public final class AirSimCamera implements Camera {
  private static final Logger log = LoggerFactory.getLogger(AirSimCamera.class);
  private static final double PAUSE_SECONDS = 0.5;

  private final AirSimVehicle vehicle;
  private final String name;
  private final NanoClock clock;
  private final UnaryOperator<GrayImage> prepare;
  private final BooleanSupplier over;
  private final SimulatorLoss loss;
  private long frames;

  /**
   * A camera.
   *
   * @param name AirSim's name or number of it
   * @param prepare makes of a picture what the network looks at
   * @param over whether the flight has ended
   * @param loss told when no picture comes any more
   */
  public AirSimCamera(
      AirSimVehicle vehicle,
      String name,
      NanoClock clock,
      UnaryOperator<GrayImage> prepare,
      BooleanSupplier over,
      SimulatorLoss loss) {
    this.vehicle = vehicle;
    this.name = name;
    this.clock = clock;
    this.prepare = prepare;
    this.over = over;
    this.loss = loss;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DroverException if the first picture is refused: what is wrong then is the camera's
   *     name or the simulator's view
   */
  @Override
  public Optional<CapturedFrame> capture() {
    double began = clock.seconds();
    boolean missed = false;
    while (!over.getAsBoolean()) {
      double asked = clock.seconds();
      try {
        Capture<GrayImage> picture = vehicle.captureGray(name);
        if (missed) {
          log.warn("pictures come again");
        }
        return Optional.of(
            new CapturedFrame(
                frames++,
                asked,
                picture.cameraPose().orientation().yaw(),
                Optional.of(prepare.apply(picture.image()))));
      } catch (DroverException e) {
        tolerate(e, began, missed);
        missed = true;
      }
      clock.sleep(PAUSE_SECONDS);
    }
    return Optional.empty();
  }

  private void tolerate(DroverException e, double began, boolean again) {
    if (frames == 0 && e.code() != ErrorCode.UNREACHABLE) {
      throw e;
    }
    double without = clock.seconds() - began;
    if (without >= SimulatorLoss.PATIENCE_SECONDS) {
      loss.report("no picture for %.0f s: %s".formatted(without, e.getMessage()));
    } else if (!again) {
      log.warn("no picture, the drone waits for one: {}", e.getMessage());
    }
  }
}
