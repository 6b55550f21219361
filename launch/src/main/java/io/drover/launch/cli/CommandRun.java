package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line from its arguments to its exit code: 0 done, 1 a failure of machine or network, 2
 * a mistake of input, told in one line.
 */
public final class CommandRun {
  private static final int FAILURE = 1;

  private CommandRun() {}

  /**
   * Runs what the arguments say.
   *
   * @return the exit code
   */
  public static int of(CommandLine line, PrintWriter errors, String... arguments) {
    line.setErr(errors);
    line.setExecutionExceptionHandler(CommandRun::report);
    line.setParameterExceptionHandler(CommandRun::reportUsage);
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
