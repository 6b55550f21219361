package io.drover.airsim.world;

/**
 * Where a point is with respect to a route.
 *
 * @param arcMetres distance along the route of the nearest point of the centre line, in [0, length]
 * @param lateralMetres distance from the centre line, positive to the left
 * @param headingRadians direction of the route there, in (-π, π]
 */
public record RoutePosition(double arcMetres, double lateralMetres, double headingRadians) {}
