package io.drover.airsim.client;

import io.drover.airsim.flight.Pose;

/**
 * An image and when and where it was taken.
 *
 * @param cameraPose ENU; the camera looks along its own +x
 * @param timeNanos simulation time
 */
public record Capture<T>(T image, Pose cameraPose, long timeNanos) {}
