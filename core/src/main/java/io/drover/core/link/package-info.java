/**
 * Links as what they carry over time: traces, their readers and generator, the pure model that a
 * lockstep run asks, and the TCP shaper that sleeps by it.
 */
package io.drover.core.link;
