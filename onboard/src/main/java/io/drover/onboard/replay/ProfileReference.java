package io.drover.onboard.replay;

import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.agent.Reference;

/** θ_gt of a recorded flight, linear between its frames at the moment that a frame was captured. */
public final class ProfileReference implements Reference {
  private final FlightProfile profile;

  public ProfileReference(FlightProfile profile) {
    this.profile = profile;
  }

  @Override
  public double steeringRadians(CapturedFrame frame) {
    return profile.referenceSteeringRadians(frame.timeSeconds());
  }
}
