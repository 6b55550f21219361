package io.drover.launch.cli;

import picocli.CommandLine.Command;

/** {@code drover train}: learning, on its own class path. */
@Command(
    name = "train",
    description = "Learns the networks that Drover ships, or yours.",
    mixinStandardHelpOptions = true,
    subcommands = {TrainNavigationCommand.class, TrainSchedulerCommand.class})
final class TrainCommand extends VerbGroup {}
