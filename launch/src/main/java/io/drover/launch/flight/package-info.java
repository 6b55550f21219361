/** Flights: what is flown, in lockstep with the embedded world, and what came of it. */
package io.drover.launch.flight;
