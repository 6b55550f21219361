/** Sharing an edge's cores among its drones. */
package io.drover.edge.allocation;
