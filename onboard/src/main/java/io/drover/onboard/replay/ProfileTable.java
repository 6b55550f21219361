package io.drover.onboard.replay;

import io.drover.navigation.FidelityPrior;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.perception.InferenceTable;

/** A recorded flight as what each action makes of the frames of its {@link ProfileCamera}. */
public final class ProfileTable implements InferenceTable {
  private final FlightProfile profile;

  public ProfileTable(FlightProfile profile) {
    this.profile = profile;
  }

  @Override
  public NavigationOutput output(CapturedFrame frame, int action) {
    return profile.output(row(frame), action);
  }

  @Override
  public long bytes(CapturedFrame frame, int action) {
    return profile.bytes(row(frame), action);
  }

  @Override
  public FidelityPrior priorFidelity() {
    return profile.priorFidelity();
  }

  private static int row(CapturedFrame frame) {
    return Math.toIntExact(frame.id());
  }
}
