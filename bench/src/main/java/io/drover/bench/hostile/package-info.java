/** An edge server in a process of its own, under requests that no drone would make. */
package io.drover.bench.hostile;
