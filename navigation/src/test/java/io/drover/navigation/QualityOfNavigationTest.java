package io.drover.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QualityOfNavigationTest {
  @Test
  void acceptsErrorsUpToTheToleranceToBothSides() {
    assertThat(QualityOfNavigation.succeeds(0.5, 0.25, 0.25)).isTrue();
    assertThat(QualityOfNavigation.succeeds(0.25, 0.5, 0.25)).isTrue();
    assertThat(QualityOfNavigation.succeeds(0.5, 0.2, 0.25)).isFalse();
    assertThat(QualityOfNavigation.succeeds(-0.2, 0.1, 0.25)).isFalse();
  }

  @Test
  void countsWhatIsNotANumberAsFailed() {
    assertThat(QualityOfNavigation.succeeds(Double.NaN, 0, 0.25)).isFalse();
  }
}
