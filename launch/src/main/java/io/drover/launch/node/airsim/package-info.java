/**
 * AirSim, or the embedded world, as ROS topics and services: under the names of AirSim's own ROS
 * package, and as robots of REP 103 and 105.
 */
package io.drover.launch.node.airsim;
