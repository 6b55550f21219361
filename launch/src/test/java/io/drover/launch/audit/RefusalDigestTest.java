package io.drover.launch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.edge.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalDigestTest {
  private final List<String> told = new ArrayList<>();
  private final RefusalDigest digest =
      new RefusalDigest(
          (refusal, times) ->
              told.add(
                  refusal.claimed().orElse("others")
                      + " "
                      + refusal.reason().label()
                      + " "
                      + times));

  private static Refusal of(String drone, Refusal.Reason reason) {
    return new Refusal(Optional.of(drone), Optional.empty(), reason, "no");
  }

  @Test
  void tellsTheFirstAtOnceAndTheOthersTogether() {
    for (int i = 0; i < 5; i++) {
      digest.add(of("drone1", Refusal.Reason.FULL));
    }
    digest.add(of("drone1", Refusal.Reason.DRAINING));
    assertThat(told).containsExactly("drone1 full 1", "drone1 draining 1");
    digest.tell();
    assertThat(told).endsWith("drone1 full 4");
    digest.add(of("drone1", Refusal.Reason.FULL));
    assertThat(told).hasSize(3);
    digest.tell();
    assertThat(told).endsWith("drone1 full 1");
  }

  @Test
  void forgetsWhoDoesNotComeAgain() {
    digest.add(of("drone1", Refusal.Reason.FULL));
    digest.tell();
    digest.add(of("drone1", Refusal.Reason.FULL));
    assertThat(told).containsExactly("drone1 full 1", "drone1 full 1");
  }

  @Test
  void countsMoreThanItCanTellApart() {
    for (int i = 0; i < RefusalDigest.MOST + 50; i++) {
      digest.add(of("drone" + i, Refusal.Reason.FULL));
    }
    assertThat(told).hasSize(RefusalDigest.MOST);
    digest.tell();
    assertThat(told).hasSize(RefusalDigest.MOST + 1).endsWith("others full 50");
    digest.tell();
    assertThat(told).hasSize(RefusalDigest.MOST + 1);
  }
}
