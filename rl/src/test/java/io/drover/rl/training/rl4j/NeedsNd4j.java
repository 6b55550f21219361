package io.drover.rl.training.rl4j;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs wherever there are natives of ND4J. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledOnOs(
    value = OS.MAC,
    architectures = "aarch64",
    disabledReason = "ND4J's last release has no natives for it")
public @interface NeedsNd4j {}
