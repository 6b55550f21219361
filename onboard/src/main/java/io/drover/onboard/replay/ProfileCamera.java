package io.drover.onboard.replay;

import io.drover.core.time.NanoClock;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.Camera;
import io.drover.onboard.CapturedFrame;
import java.util.Optional;

/**
 * A recorded flight as a camera: what it shows at time t is the latest recorded frame at or before
 * t. Frames carry no image; their id is the row of the profile, and one row may be captured more
 * than once. Any thread.
 */
public final class ProfileCamera implements Camera {
  private final FlightProfile profile;
  private final NanoClock clock;

  /**
   * A camera.
   *
   * @param clock 0 is the profile's first frame
   */
  public ProfileCamera(FlightProfile profile, NanoClock clock) {
    this.profile = profile;
    this.clock = clock;
  }

  /** The frame now, captured now; empty after the time of the last one. */
  @Override
  public Optional<CapturedFrame> capture() {
    double now = clock.seconds();
    if (now > profile.durationSeconds()) {
      return Optional.empty();
    }
    return Optional.of(new CapturedFrame(profile.frameAt(now), now, 0, Optional.empty()));
  }
}
