package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.FidelityPriorCsv;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.profile.FlightProfile;
import io.drover.navigation.profile.FlightProfileCsv;
import io.drover.navigation.profile.MeasuredFidelity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover profile fidelity}: recorded flights → what a scheduler knows before the next. */
@Command(
    name = "fidelity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sums up what a network loses by resolution and compression over recorded flights.",
      "Beside the network, as mine.fidelity.csv for mine.onnx, a scheduler knows it from the first"
          + " decision on, instead of finding out in flight."
    },
    footer = {
      "",
      "Examples:",
      "  ./drover profile flight --model mine.onnx --seed 7 --out a.csv",
      "  ./drover profile fidelity a.csv b.csv --out mine.fidelity.csv"
    })
final class ProfileFidelityCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "PROFILE",
      description = "flight profiles (CSV), all of the same network")
  private List<Path> profiles;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "CSV to write: mine.fidelity.csv beside mine.onnx")
  private Path out;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    List<FlightProfile> flights = profiles.stream().map(FlightProfileCsv::read).toList();
    DecisionSpace space = flights.get(0).space();
    for (FlightProfile flight : flights) {
      if (!flight.space().decisions().equals(space.decisions())) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "profiles %s and %s differ in resolutions or qualities: give those of one network"
                .formatted(flights.get(0).name(), flight.name()));
      }
    }
    FidelityPrior prior = MeasuredFidelity.of(flights);
    FidelityPriorCsv.write(prior, Destination.file(out));
    if (json.chosen()) {
      JsonOption.print(figures(space, prior));
    } else {
      System.out.printf("%s: what each action loses against %s%n", out, space.local().label());
      for (OffloadDecision decision : space.decisions()) {
        System.out.printf(
            Locale.ROOT,
            "  %-14s mean |error| %.4f rad, largest %.4f rad%n",
            decision.label(),
            mean(prior.errorsRadians(decision)),
            largest(prior.errorsRadians(decision)));
      }
    }
    return 0;
  }

  private Map<String, Object> figures(DecisionSpace space, FidelityPrior prior) {
    Map<String, Object> errors = new LinkedHashMap<>();
    space
        .decisions()
        .forEach(decision -> errors.put(decision.label(), mean(prior.errorsRadians(decision))));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("fidelity", out.toString());
    figures.put("profiles", profiles.size());
    figures.put("mean_absolute_error_radians", errors);
    return figures;
  }

  private static double mean(double[] errors) {
    return Arrays.stream(errors).map(Math::abs).average().orElse(0);
  }

  private static double largest(double[] errors) {
    return Arrays.stream(errors).map(Math::abs).max().orElse(0);
  }
}
