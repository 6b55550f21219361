/**
 * The drone's side of the wire: frames to an edge and back within a deadline, and what that tells
 * of the link.
 */
package io.drover.onboard.edge;
