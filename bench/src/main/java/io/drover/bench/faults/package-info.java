/** An edge that is served from while its parts are killed, cut off, starved and lied to. */
package io.drover.bench.faults;
