/**
 * Maps of public logs, pose graphs, and rounds of fleets on edges, held against what others have
 * published of the same.
 */
package io.drover.bench.slam;
