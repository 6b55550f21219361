package io.drover.launch.cli;

import io.drover.launch.live.Lifetime;
import io.drover.launch.log.JavaLogging;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one command. Exit codes: 0 done, 1 a failure of machine or network, 2 a mistake of input. */
@Command(
    name = "drover",
    mixinStandardHelpOptions = true,
    version = "drover 0.1.0",
    description = "Drives a herd of drones and rovers: where work runs, and at what fidelity.",
    footer = {"", "Start with:  ./drover fly", "Each verb has --help with examples."})
public final class Drover extends VerbGroup {
  private static final List<Class<?>> VERBS =
      List.of(
          FlyCommand.class,
          WorldCommand.class,
          EdgeCommand.class,
          TopCommand.class,
          CertsCommand.class,
          AccountsCommand.class,
          BrokerCommand.class,
          LinkCommand.class,
          DroneCommand.class,
          DashboardCommand.class,
          SendCommand.class,
          ProfileCommand.class,
          ReplayCommand.class,
          ScansCommand.class,
          MapCommand.class,
          MapEdgeCommand.class,
          RecordCommand.class,
          TrainCommand.class,
          ConfigCommand.class,
          NodeCommand.class,
          DoctorCommand.class,
          CommandLine.HelpCommand.class);

  private Drover() {}

  /**
   * The command with the verb that arguments ask for, or all that there are. Taking all of them in
   * takes longer than a node takes to start.
   */
  static CommandLine line(String... arguments) {
    CommandLine line = new CommandLine(new Drover());
    List<Class<?>> asked =
        VERBS.stream().filter(verb -> arguments.length > 0 && is(verb, arguments[0])).toList();
    (asked.isEmpty() || is(CommandLine.HelpCommand.class, arguments[0]) ? VERBS : asked)
        .forEach(line::addSubcommand);
    return line;
  }

  private static boolean is(Class<?> verb, String word) {
    return verb.getAnnotation(Command.class).name().equals(word);
  }

  /** Runs one verb and ends the process with its exit code. */
  public static void main(String[] arguments) {
    JavaLogging.quieten();
    Lifetime.exit(run(new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
  }

  /** Runs one verb; its exit code. */
  static int run(PrintWriter errors, String... arguments) {
    return CommandRun.of(line(arguments), errors, arguments);
  }
}
