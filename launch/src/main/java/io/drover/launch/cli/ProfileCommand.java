package io.drover.launch.cli;

import picocli.CommandLine.Command;

/** {@code drover profile}: records what scheduling is planned by. */
@Command(
    name = "profile",
    description = "Records flights as tables, and measures this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ProfileFlightCommand.class,
      ProfileFidelityCommand.class,
      ProfileDeviceCommand.class
    })
final class ProfileCommand extends VerbGroup {}
