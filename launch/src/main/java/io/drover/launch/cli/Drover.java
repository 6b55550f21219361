package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.log.JavaLogging;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one command. Exit codes: 0 done, 1 a failure of machine or network, 2 a mistake of input. */
@Command(
    name = "drover",
    mixinStandardHelpOptions = true,
    version = "drover 0.1.0",
    description = "Drives a herd of drones and rovers: where work runs, and at what fidelity.",
    footer = {"", "Start with:  ./drover fly", "Each verb has --help with examples."},
    subcommands = {
      FlyCommand.class,
      WorldCommand.class,
      EdgeCommand.class,
      LinkCommand.class,
      DroneCommand.class,
      ProfileCommand.class,
      ReplayCommand.class,
      TrainCommand.class,
      ConfigCommand.class,
      CommandLine.HelpCommand.class,
    })
public final class Drover extends VerbGroup {
  private static final int FAILURE = 1;

  Drover() {}

  /** Runs one verb and ends the process with its exit code. */
  public static void main(String[] arguments) {
    JavaLogging.quieten();
    System.exit(run(new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
  }

  /** Runs one verb; its exit code. */
  static int run(PrintWriter errors, String... arguments) {
    CommandLine line = new CommandLine(new Drover());
    line.setErr(errors);
    line.setExecutionExceptionHandler(Drover::report);
    line.setParameterExceptionHandler(Drover::reportUsage);
    line.setExecutionStrategy(new CommandLine.RunLast());
    return line.execute(arguments);
  }

  private static int report(Exception e, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    if (e instanceof DroverException known) {
      err.println("drover: " + known.getMessage());
      if (known.code().type() != ErrorCode.Type.INTERNAL) {
        return known.code().type() == ErrorCode.Type.USER ? ExitCode.USAGE : FAILURE;
      }
    } else {
      err.println("drover: a defect of Drover, please report it:");
    }
    e.printStackTrace(err);
    return FAILURE;
  }

  private static int reportUsage(CommandLine.ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("drover: " + UsageMistake.of(e));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try: ./" + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }
}
