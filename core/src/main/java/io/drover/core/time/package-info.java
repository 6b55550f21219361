/** Time as something injected: the wall clock, or a virtual one shared by a lockstep run. */
package io.drover.core.time;
