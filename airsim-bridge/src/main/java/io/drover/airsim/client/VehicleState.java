package io.drover.airsim.client;

import io.drover.airsim.flight.Kinematics;

/**
 * What a vehicle reports of itself.
 *
 * @param flying stays true on the ground until the vehicle is disarmed
 */
public record VehicleState(Kinematics kinematics, boolean flying) {}
