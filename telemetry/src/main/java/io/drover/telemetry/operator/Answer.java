package io.drover.telemetry.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.telemetry.payload.Acknowledgement.Status;
import java.util.Optional;

/**
 * What a participant says to a command.
 *
 * @param reason why it was refused or not done
 * @param message the whole of it
 */
public record Answer(Status status, Optional<String> reason, JsonNode message) {}
