package io.drover.launch.record;

import java.nio.file.Path;
import java.util.List;

/**
 * How far a recording is.
 *
 * @param bag the file that is written now
 * @param finished files that are whole
 * @param seconds on the wall clock since the start
 * @param topics of which there was a message
 * @param messages written
 * @param bytes of these messages
 * @param lost messages that came faster than the disk, or this process, could take them
 */
public record RecordingState(
    Path bag,
    List<Path> finished,
    double seconds,
    int topics,
    long messages,
    long bytes,
    long lost) {}
