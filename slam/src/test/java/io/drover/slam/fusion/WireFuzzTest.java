package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.drover.core.geometry.Pose2;
import io.drover.slam.Room;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.local.Submap;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.Grid;
import io.drover.slam.v1.Pose;
import io.drover.slam.v1.Ranges;
import io.drover.slam.v1.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Whatever comes by the wire is what it should be, or refused: nothing else is thrown. */
class WireFuzzTest {
  private static final double RESOLUTION = 0.05;
  private static final int ROUNDS = 4000;
  private static final double[] ODD_NUMBERS = {
    0, -0.0, -1, 1e-300, 1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE
  };
  private static final int[] ODD_COUNTS = {
    0, 1, -1, 179, 181, 1 << 16, (1 << 16) + 1, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

  private final SplittableRandom random = new SplittableRandom(7);

  private static Scan scan() {
    return Wire.of(
        new RobotScan(
            Room.scan("1.5", Room.onRound(0.1)),
            new Pose2(0.2, 0, 0),
            Optional.of(new Pose2(1, 2, 3))));
  }

  private static io.drover.slam.v1.Submap submap() {
    byte[] cells = new byte[40 * 30];
    new java.util.Random(3).nextBytes(cells);
    ProbabilityGrid grid = ProbabilityGrid.of(RESOLUTION, -1, -1, 40, 30, cells);
    return Wire.of(Submap.finished(2, new Pose2(1, 2, 0.5), grid, 60));
  }

  private double number() {
    return ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
  }

  private int count() {
    return ODD_COUNTS[random.nextInt(ODD_COUNTS.length)];
  }

  private Pose pose() {
    return Pose.newBuilder().setX(number()).setY(number()).setTheta(number()).build();
  }

  /** Some bytes other than they were, some missing, some too many. */
  private byte[] broken(byte[] whole) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(3)) {
      case 0 -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> bytes = java.util.Arrays.copyOf(bytes, bytes.length + random.nextInt(40));
      default -> {}
    }
    for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static void isAScanOrRefused(Scan scan) {
    try {
      RobotScan read = Wire.scan(scan);
      assertThat(read.scan().beams()).isEqualTo(scan.getRanges().getBeams());
      assertThat(read.laser().x() + read.laser().theta()).isFinite();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  private static void isASubmapOrRefused(io.drover.slam.v1.Submap submap) {
    try {
      Submap read = Wire.submap(submap, RESOLUTION);
      assertThat(read.grid().toBytes())
          .hasSize(submap.getGrid().getWidth() * submap.getGrid().getHeight());
      assertThat(read.grid().minX() + read.grid().minY() + read.origin().x()).isFinite();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Test
  void brokenMessages() {
    byte[] scan = scan().toByteArray();
    byte[] submap = submap().toByteArray();
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try {
        isAScanOrRefused(Scan.parseFrom(broken(scan)));
        isASubmapOrRefused(io.drover.slam.v1.Submap.parseFrom(broken(submap)));
        read++;
      } catch (InvalidProtocolBufferException e) {
        // gRPC refuses it
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void brokenDeflatedBytes() {
    Scan scan = scan();
    io.drover.slam.v1.Submap submap = submap();
    for (int round = 0; round < ROUNDS; round++) {
      Ranges.Builder ranges = scan.getRanges().toBuilder();
      ranges.setDeflated(ByteString.copyFrom(broken(ranges.getDeflated().toByteArray())));
      ranges.setUnitValue(random.nextInt(5));
      isAScanOrRefused(scan.toBuilder().setRanges(ranges).build());
      Grid.Builder grid = submap.getGrid().toBuilder();
      grid.setDeflated(ByteString.copyFrom(broken(grid.getDeflated().toByteArray())));
      isASubmapOrRefused(submap.toBuilder().setGrid(grid).build());
    }
  }

  @Test
  void oddNumbers() {
    for (int round = 0; round < ROUNDS; round++) {
      Scan.Builder scan = scan().toBuilder().setLaser(pose());
      scan.setStartRadians(number()).setStepRadians(number()).setMaxRange(number());
      scan.setRanges(scan.getRanges().toBuilder().setBeams(random.nextBoolean() ? 180 : count()));
      isAScanOrRefused(random.nextBoolean() ? scan.build() : scan.setOdometry(pose()).build());
      io.drover.slam.v1.Submap.Builder submap = submap().toBuilder().setScans(count());
      Grid.Builder grid = submap.getGridBuilder();
      grid.setWidth(random.nextBoolean() ? 40 : count());
      grid.setHeight(random.nextBoolean() ? 30 : count());
      grid.setMinX(number()).setMinY(number());
      submap.getPlaceBuilder().setIndex(count()).setOrigin(pose());
      isASubmapOrRefused(submap.build());
    }
  }

  @Test
  void fewBytesThatClaimMuchMemoryAreRefusedWithoutIt() {
    List<Grid> grids = new ArrayList<>();
    Grid.Builder grid = Grid.newBuilder().setResolution(RESOLUTION).setWidth(4000).setHeight(4000);
    grids.add(grid.setDeflated(ByteString.copyFrom(Deflated.pack(new byte[100]))).build());
    grids.add(grid.setWidth(1 << 16).setHeight(1 << 16).build());
    grids.add(grid.setWidth(100).setHeight(100).setDeflated(zeros(1 << 28)).build());
    for (Grid each : grids) {
      var submap = submap().toBuilder().setGrid(each).build();
      assertThatThrownBy(() -> Wire.submap(submap, RESOLUTION))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Ranges.Builder ranges = Ranges.newBuilder().setBeams(180).setDeflated(zeros(1 << 28));
    for (int unit = 0; unit < 3; unit++) {
      Ranges each = ranges.setUnitValue(unit).build();
      assertThatThrownBy(() -> RangeCodec.unpack(each))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** So many bytes, deflated to the thousandth part. */
  private static ByteString zeros(int count) {
    Deflater deflater = new Deflater(9, true);
    ByteString.Output packed = ByteString.newOutput();
    byte[] piece = new byte[1 << 16];
    for (int left = count; left > 0; left -= piece.length) {
      deflater.setInput(new byte[piece.length]);
      while (!deflater.needsInput()) {
        packed.write(piece, 0, deflater.deflate(piece));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(piece, 0, deflater.deflate(piece));
    }
    deflater.end();
    return packed.toByteString();
  }

  @Test
  void aGridThatIsAsManyCellsAsItSaysIsRead() {
    byte[] cells = new byte[2000 * 1000];
    ProbabilityGrid grid = ProbabilityGrid.of(RESOLUTION, 0, 0, 2000, 1000, cells);
    Submap submap = Submap.finished(0, Pose2.IDENTITY, grid, 1);
    // nothing deflates better than nothing
    assertThat(Wire.of(submap).getGrid().getDeflated().size()).isLessThan(cells.length / 900);
    assertThat(Wire.submap(Wire.of(submap), RESOLUTION).grid().toBytes()).isEqualTo(cells);
  }
}
