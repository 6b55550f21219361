/** Scans and submaps of all visits in one frame: loops are found and closed. */
package io.drover.slam.posegraph;
