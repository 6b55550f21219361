package io.drover.onboard;

import io.drover.core.image.GrayImage;
import java.util.Optional;

/**
 * What a camera gave at one moment.
 *
 * @param id number within the flight, rising
 * @param timeSeconds capture time on the agent's clock
 * @param headingRadians where the vehicle pointed at capture, counter-clockwise
 * @param image the picture, of the network's full side; absent where a table stands for the network
 */
public record CapturedFrame(
    long id, double timeSeconds, double headingRadians, Optional<GrayImage> image) {}
