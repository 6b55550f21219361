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
 * latency. One thread.
 */
public final class AirSimCamera implements Camera {
  private static final Logger log = LoggerFactory.getLogger(AirSimCamera.class);

  /** Real simulators now and then never answer one. */
  private static final int ATTEMPTS = 3;

  private final AirSimVehicle vehicle;
  private final String name;
  private final NanoClock clock;
  private final UnaryOperator<GrayImage> prepare;
  private final BooleanSupplier over;
  private long frames;

  /**
   * A camera.
   *
   * @param name AirSim's name or number of it
   * @param prepare makes of a picture what the network looks at
   * @param over whether the flight has ended
   */
  public AirSimCamera(
      AirSimVehicle vehicle,
      String name,
      NanoClock clock,
      UnaryOperator<GrayImage> prepare,
      BooleanSupplier over) {
    this.vehicle = vehicle;
    this.name = name;
    this.clock = clock;
    this.prepare = prepare;
    this.over = over;
  }

  @Override
  public Optional<CapturedFrame> capture() {
    for (int attempt = 1; !over.getAsBoolean(); attempt++) {
      double asked = clock.seconds();
      try {
        Capture<GrayImage> picture = vehicle.captureGray(name);
        return Optional.of(
            new CapturedFrame(
                frames++,
                asked,
                picture.cameraPose().orientation().yaw(),
                Optional.of(prepare.apply(picture.image()))));
      } catch (DroverException e) {
        if (attempt == ATTEMPTS || e.code() != ErrorCode.UNREACHABLE) {
          throw e;
        }
        log.warn("no picture: {}", e.getMessage());
      }
    }
    return Optional.empty();
  }
}
