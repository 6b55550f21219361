/** Reproducible measurements; what they print is what the README says. */
package io.drover.bench;
