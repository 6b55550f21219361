package io.drover.launch.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.onboard.VelocityCommand;
import org.junit.jupiter.api.Test;

class HeldCommandTest {
  private final HeldCommand command = new HeldCommand(0.9, 3);

  @Test
  void standsStillUntilTold() {
    assertThat(command.at(100)).isEqualTo(HeldCommand.BodyVelocity.ZERO);
  }

  @Test
  void leansIntoTheTurn() {
    command.hold(new VelocityCommand(2, 0.5), 10);
    assertThat(command.at(10.2)).isEqualTo(new HeldCommand.BodyVelocity(2, 2 * 0.5 * 0.9, 0.5));
  }

  @Test
  void fadesStraightAheadWhenTheAgentFallsSilent() {
    command.hold(new VelocityCommand(2, 0.5), 10);
    assertThat(command.at(13).forward()).isEqualTo(2);
    assertThat(command.at(13.5)).isEqualTo(new HeldCommand.BodyVelocity(1, 0, 0));
    assertThat(command.at(14)).isEqualTo(HeldCommand.BodyVelocity.ZERO);
    command.hold(new VelocityCommand(1, 0), 20);
    assertThat(command.at(20).forward()).isEqualTo(1);
  }
}
