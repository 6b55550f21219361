/**
 * Workers outside of the edge's process: what runs in them, and the runtime that keeps them ready,
 * gives them frames and replaces them. Where they run is a {@link
 * io.drover.edge.worker.WorkerHost}'s business.
 */
package io.drover.edge.worker;
