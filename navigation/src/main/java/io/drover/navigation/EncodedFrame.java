package io.drover.navigation;

import io.drover.core.id.DroneId;

/**
 * A frame as it travels to an edge. The array is shared, not copied.
 *
 * @param drone whose camera
 * @param frameId number of the frame in the drone's flight, rising
 * @param jpeg a grey JPEG, square
 */
public record EncodedFrame(DroneId drone, long frameId, byte[] jpeg) {}
