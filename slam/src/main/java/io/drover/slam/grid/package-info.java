/** Occupancy as probabilities in cells. */
package io.drover.slam.grid;
