package io.drover.bench.flights;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.TraceGenerator;
import io.drover.launch.cli.TraceOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The uplinks of the bench: generated ones of every kind, the shipped ones, and given ones. */
public final class TestTraces {
  public static final int GENERATED_OF_A_KIND = 3;
  public static final double GENERATED_SECONDS = 300;

  private TestTraces() {}

  /**
   * All of them, in that order.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if two have the same name
   */
  public static List<TestTrace> with(List<BandwidthTrace> given) {
    List<TestTrace> all = new ArrayList<>();
    for (TraceGenerator.Kind kind : TraceGenerator.Kind.values()) {
      for (int number = 1; number <= GENERATED_OF_A_KIND; number++) {
        BandwidthTrace trace =
            TraceGenerator.generate(kind, GENERATED_SECONDS, TestSeeds.trace(number));
        all.add(new TestTrace(trace, TestTrace.Origin.GENERATED));
      }
    }
    shipped().forEach(trace -> all.add(new TestTrace(trace, TestTrace.Origin.SHIPPED)));
    given.forEach(trace -> all.add(new TestTrace(trace, TestTrace.Origin.GIVEN)));
    Set<String> names = new HashSet<>();
    for (TestTrace trace : all) {
      if (!names.add(trace.name())) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "--traces: two traces are called '" + trace.name() + "': rename one of the files");
      }
    }
    return all;
  }

  /** Those that Drover ships; the first is what {@code fly} flies with by default. */
  public static List<BandwidthTrace> shipped() {
    return TraceOption.SHIPPED.stream().map(TraceOption::load).toList();
  }
}
