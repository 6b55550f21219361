package io.drover.slam.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkUrlTest {
  @ParameterizedTest
  @ValueSource(strings = {"local", "local[1]", "local[16]", "local[*]"})
  void knowsThreadsOfThisProcess(String url) {
    assertThat(SparkUrl.of(url).masters()).isEmpty();
  }

  @Test
  void knowsMasters() {
    assertThat(SparkUrl.of("spark://one:7077,10.0.0.2:7078").masters())
        .isEqualTo(List.of("one:7077", "10.0.0.2:7078"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cloud:7077", "spark://cloud", "local[0]", "local[2", "yarn", "spark://a:1,"})
  void refusesOthers(String url) {
    assertThatThrownBy(() -> SparkCluster.connect(url))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessage(
            "'"
                + url
                + "' is no cluster: give spark://HOST:PORT, or local[N] for N threads of this"
                + " process");
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    String free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = "spark://127.0.0.1:" + socket.getLocalPort();
      assertThatCode(() -> SparkUrl.of("spark://127.0.0.1:1," + free.substring(8)).requireAnswer())
          .doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> SparkCluster.connect(free))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
        .hasMessageStartingWith("nobody answers at " + free);
  }
}
