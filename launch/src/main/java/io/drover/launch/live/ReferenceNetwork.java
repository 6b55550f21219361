package io.drover.launch.live;

import io.drover.core.image.GrayImage;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.agent.Reference;

/**
 * θ_gt of a live flight: the network's answer at the highest resolution and quality, as the edge
 * would give it without any delay. One thread.
 */
final class ReferenceNetwork implements Reference, AutoCloseable {
  private final OffloadDecision fidelity;
  private final NavigationModel model;
  private final FrameCodec codec = new FrameCodec();

  /** Takes the network over. */
  ReferenceNetwork(DecisionSpace space, NavigationModel model) {
    this.fidelity = space.reference();
    this.model = model;
  }

  @Override
  public double steeringRadians(CapturedFrame frame) {
    GrayImage image = codec.resize(frame.image().orElseThrow(), fidelity.resolution().side());
    return model
        .infer(codec.decode(codec.encode(image, fidelity.quality().orElseThrow())))
        .steeringRadians();
  }

  @Override
  public void close() {
    model.close();
    codec.close();
  }
}
