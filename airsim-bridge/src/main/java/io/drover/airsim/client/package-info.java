/**
 * A client of AirSim, Colosseum or the embedded world: the same vehicles, in ENU and SI, whichever
 * dialect the other side speaks.
 */
package io.drover.airsim.client;
