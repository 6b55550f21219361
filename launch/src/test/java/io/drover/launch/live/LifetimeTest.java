package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This class's own main is a role that a signal ends. */
class LifetimeTest {
  /** Closes when it should, and then says something that takes a while. */
  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    try (Lifetime lifetime = Lifetime.beginToBeSignalled()) {
      System.out.println("up");
      lifetime.untilOver();
    }
    Thread.sleep(200);
    System.out.println("done");
    Lifetime.exit(Integer.parseInt(arguments[0]));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void whatASignalEndsHasTheExitCodeThatItCameTo(int code) throws Exception {
    Process role =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LifetimeTest.class.getName(),
                Integer.toString(code))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said = role.inputReader()) {
      assertThat(said.readLine()).isEqualTo("up");
      // as a terminal that closes, and `timeout`, do it
      assertThat(role.toHandle().destroy()).isTrue();
      boolean unused = role.toHandle().destroy();
      // Java shuts down when nothing is done any more
      assertThat(said.readLine()).isEqualTo("done");
      assertThat(said.readLine()).isEqualTo("hook");
      assertThat(role.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(role.exitValue()).isEqualTo(code);
    } finally {
      role.destroyForcibly();
    }
  }
}
