/**
 * RecSLAM's planner: which robots share an edge server, and which one, so that a round of mapping
 * is over soonest. Pure functions of measured costs; robots and edges are numbered from 0 in the
 * order in which the caller lists them.
 */
package io.drover.slam.placement;
