/** One robot on its own: scans to submaps in a frame that drifts slowly. */
package io.drover.slam.local;
