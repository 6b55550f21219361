/**
 * Flights as environments: table replay of recorded profiles over bandwidth traces, on devices and
 * links that are drawn anew for each episode.
 */
package io.drover.rl.flight;
