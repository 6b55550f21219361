package io.drover.launch.node.slam;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.image.GrayImage;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.nav_msgs.OccupancyGrid;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.slam.map.MapImage;
import org.junit.jupiter.api.Test;

class MapMessagesTest {
  @Test
  void theFirstRowOfAGridIsTheLowest() {
    byte[] pixels = {
      MapImage.OCCUPIED,
      MapImage.FREE,
      MapImage.NOT_KNOWN,
      MapImage.FREE,
      MapImage.FREE,
      MapImage.OCCUPIED
    };
    Header header = new Header(0, new RosTime(7, 8), "map");
    OccupancyGrid grid =
        MapMessages.grid(new MapImage(new GrayImage(3, 2, pixels), 0.1, -2, 3), header);
    assertThat(grid.data()).containsExactly(0, 0, 100, 100, 0, -1);
    assertThat(grid.info().width()).isEqualTo(3);
    assertThat(grid.info().height()).isEqualTo(2);
    assertThat(grid.info().origin().position().x()).isEqualTo(-2);
    assertThat(grid.info().origin().position().y()).isEqualTo(3);
  }

  @Test
  void timesOfScansAreThoseThatRobotsWrote() {
    assertThat(MapMessages.time("1600000000.123456789"))
        .isEqualTo(new RosTime(1_600_000_000L, 123_456_789));
    assertThat(MapMessages.time("12.5")).isEqualTo(new RosTime(12, 500_000_000));
    assertThat(MapMessages.time("12")).isEqualTo(new RosTime(12, 0));
    for (String none : new String[] {"", "now", "-1.5", "99999999999", "1.x"}) {
      assertThat(MapMessages.time(none)).isEqualTo(RosTime.ZERO);
    }
  }
}
