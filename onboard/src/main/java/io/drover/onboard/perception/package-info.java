/** Carrying decisions out: inference on board, at the edge, or accounted on a virtual clock. */
package io.drover.onboard.perception;
