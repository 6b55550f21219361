/**
 * Flights as tables: what every action would have made of every frame. Replay, learning and
 * evaluation run on these, without a network or a world.
 */
package io.drover.navigation.profile;
