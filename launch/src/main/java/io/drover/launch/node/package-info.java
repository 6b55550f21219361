/**
 * Drover's roles as nodes of ROS: how one is started, configured by its private parameters, and
 * ended.
 */
package io.drover.launch.node;
