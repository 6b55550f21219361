/**
 * The embedded world behind AirSim's RPC: runs a {@code World} by the wall clock and answers what
 * AirSim's own Python and C++ clients ask.
 */
package io.drover.airsim.server;
