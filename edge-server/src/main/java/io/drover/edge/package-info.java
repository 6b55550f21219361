/**
 * The edge's side of A3D: admits drones, gives each a worker and a share of cores that follows its
 * network and its need, infers their frames, and says what it did.
 */
package io.drover.edge;
