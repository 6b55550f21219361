package io.drover.bench;

import io.drover.bench.flights.TestFrame;
import io.drover.core.image.GrayImage;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OnnxNavigationModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The shipped navigation network on one image, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
public class InferenceBenchmark {
  /** Side of the image, pixels. */
  @Param({"448", "224", "112"})
  public int side;

  private OnnxNavigationModel model;
  private GrayImage image;

  /** Loads the network. */
  @Setup
  public void setUp() {
    model = OnnxNavigationModel.shipped();
    image = TestFrame.of(side);
  }

  /** Unloads the network. */
  @TearDown
  public void tearDown() {
    model.close();
  }

  /** One inference. */
  @Benchmark
  public NavigationOutput infer() {
    return model.infer(image);
  }
}
