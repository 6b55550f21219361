package io.drover.bench.process;

/**
 * What an edge's process holds.
 *
 * @param heapBytes in use right after a collection
 * @param directBytes of buffers outside of it
 * @param threads that live
 * @param files that are open, sockets among them; NaN where that cannot be known
 */
public record EdgeVitals(long heapBytes, long directBytes, int threads, double files) {}
