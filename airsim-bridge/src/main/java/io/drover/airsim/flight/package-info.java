/**
 * How drones move in the embedded world: a multirotor's response to commands in fixed 3 ms steps,
 * and the world that holds several of them. ENU world, FLU body, SI; AirSim's NED and its wire stay
 * outside, in {@code rpc} and {@code server}.
 */
package io.drover.airsim.flight;
