/** Robots' scans to one map: matched here or on edges, put together in one place. */
package io.drover.slam.fusion;
