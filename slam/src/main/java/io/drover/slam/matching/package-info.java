/** Where a scan fits in a grid. */
package io.drover.slam.matching;
