/**
 * The drone's side: its ports to camera, vehicle and log; schedulers, perception and control loop.
 */
package io.drover.onboard;
