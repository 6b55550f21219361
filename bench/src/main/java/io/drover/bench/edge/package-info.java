/** {@code drover bench edge}: an edge server and its allocators, held against their baselines. */
package io.drover.bench.edge;
