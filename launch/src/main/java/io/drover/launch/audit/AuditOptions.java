package io.drover.launch.audit;

import java.nio.file.Path;

/**
 * Where an audit goes.
 *
 * @param file that is appended to
 * @param maxBytes a file that would grow larger becomes a former one
 * @param keptFiles how many of those stay
 */
public record AuditOptions(Path file, long maxBytes, int keptFiles) {}
