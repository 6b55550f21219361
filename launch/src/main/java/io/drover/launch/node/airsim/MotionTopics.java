package io.drover.launch.node.airsim;

import io.drover.airsim.flight.Kinematics;

/** One way of telling how a vehicle moves. */
interface MotionTopics {
  /** Tells of frames that stay where they are. */
  void begin(FrameTransforms frames);

  /** Tells how the vehicle moves now: ENU metres from its spawn point. */
  void publish(Kinematics now, FrameTransforms frames);
}
