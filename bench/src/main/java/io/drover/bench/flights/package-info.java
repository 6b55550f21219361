/** Flights and uplinks that comparisons test on, which nothing has learnt from. */
package io.drover.bench.flights;
