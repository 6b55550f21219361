package io.drover.launch.training;

import io.drover.airsim.world.Route;

/**
 * A flight to be recorded.
 *
 * @param name of its profile and, with an ending, of its file; no two of a folder have the same
 * @param route that is flown
 * @param seed of scenery and weather
 */
public record RecordingOrder(String name, Route route, long seed) {}
