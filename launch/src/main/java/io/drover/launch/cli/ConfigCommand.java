package io.drover.launch.cli;

import picocli.CommandLine.Command;

/** {@code drover config}: configuration files. */
@Command(
    name = "config",
    description = "Shows what can be configured.",
    mixinStandardHelpOptions = true,
    subcommands = {ConfigPrintCommand.class})
final class ConfigCommand extends VerbGroup {}
