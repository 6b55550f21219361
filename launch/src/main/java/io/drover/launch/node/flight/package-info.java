/**
 * The navigation half of Drover on ROS: {@code onboard_agent} flies or drives one robot by its
 * camera, {@code edge_server} serves such robots' frames.
 */
package io.drover.launch.node.flight;
