package io.drover.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private long nanos = Long.MAX_VALUE - 500_000_000L;
  private final TokenBucket bucket = new TokenBucket(10, () -> nanos);

  private void pass(double seconds) {
    nanos += Math.round(seconds * 1e9);
  }

  private int taken() {
    int taken = 0;
    while (bucket.tryTake(1)) {
      taken++;
    }
    return taken;
  }

  @Test
  void letsThroughWhatASecondMayHave() {
    assertThat(taken()).isEqualTo(10);
    pass(0.5);
    assertThat(taken()).isEqualTo(5);
    pass(0.05);
    assertThat(taken()).isZero();
    pass(0.05);
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void savesUpNoMoreThanThat() {
    pass(3600);
    assertThat(taken()).isEqualTo(10);
  }

  @Test
  void takesAllOrNothing() {
    assertThat(bucket.tryTake(11)).isFalse();
    assertThat(bucket.isFull()).isTrue();
    assertThat(bucket.tryTake(7)).isTrue();
    assertThat(bucket.tryTake(7)).isFalse();
    assertThat(bucket.isFull()).isFalse();
    pass(0.7);
    assertThat(bucket.isFull()).isTrue();
  }
}
