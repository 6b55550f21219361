package io.drover.telemetry.payload;

/** What a participant has to say; {@link Connection} is said by the publisher on its own. */
public sealed interface Report extends Payload
    permits State, Telemetry, Decision, Event, Acknowledgement, Route, Grid {}
