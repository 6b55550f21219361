package io.drover.slam.log;

import static io.drover.slam.log.LogFiles.frontLaser;
import static io.drover.slam.log.LogFiles.scans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanLogsTest {
  private static final Path DATA =
      Path.of(System.getProperty("drover.sharedData", "../../shared/data"), "slam");

  private static final String CSV = "stamp,angle_min,angle_increment,range_max,range0,range1\n";

  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("robot.txt"), bytes);
  }

  private static ScanLog open(Path file) {
    return ScanLogs.open(file, ScanLogOptions.STRICT);
  }

  private static void refuses(Path file, ErrorCode code, String ending) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessageStartingWith(file.toString())
        .hasMessageEndingWith(ending)
        .hasMessageNotContaining("\n");
  }

  @Test
  void tellsTheFormatByWhatIsInTheFile() throws Exception {
    try (ScanLog log = open(file("# a log\n" + frontLaser(180, "1", "2")))) {
      assertThat(log).isInstanceOf(CarmenReader.class);
      assertThat(scans(log)).hasSize(1);
    }
    try (ScanLog log = open(file("\n# a log\n" + CSV + "1,0,0.1,9,2,3\n"))) {
      assertThat(log).isInstanceOf(LaserScanCsvReader.class);
      assertThat(scans(log)).hasSize(1);
    }
  }

  @Test
  void countsWhatItWillRead() throws Exception {
    assertThat(
            ScanLogs.count(
                file(frontLaser(180, "1", "2") + "\nODOM 1 2 3\nROBOTLASER1 0\nFLASER x")))
        .isEqualTo(3);
    assertThat(ScanLogs.count(file("#\n\n" + CSV + "1,0,0.1,9,2,3\n2\n" + CSV + "3"))).isEqualTo(3);
  }

  @Test
  void readsLinesOfOtherSystems() throws Exception {
    String mark = "\ufeff";
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      String carmen = frontLaser(180, "1", "2") + end + frontLaser(180, "2", "2") + end;
      for (String text : new String[] {carmen, mark + carmen}) {
        try (ScanLog log = open(file(text))) {
          assertThat(scans(log)).hasSize(2);
        }
        assertThat(ScanLogs.count(folder.resolve("robot.txt"))).isEqualTo(2);
      }
      try (ScanLog log = open(file(mark + CSV.strip() + end + "1,0,0.1,9,2,3" + end))) {
        assertThat(scans(log)).hasSize(1);
      }
    }
  }

  @Test
  void saysWhatAFileIsThatIsNoLog() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(frontLaser(180, "1", "2").getBytes(StandardCharsets.UTF_8));
    }
    refuses(file(zipped.toByteArray()), ErrorCode.MALFORMED_FILE, "unpack it with gunzip first");
    refuses(file(""), ErrorCode.MALFORMED_FILE, "is empty: give a log that holds scans");
    refuses(
        file("#ROSBAG V2.0\n\0\0\0"),
        ErrorCode.MALFORMED_FILE,
        "rostopic echo -b FILE -p /scan > scans.csv");
    refuses(
        file(frontLaser(180, "1", "2").getBytes(StandardCharsets.UTF_16)),
        ErrorCode.MALFORMED_FILE,
        "iconv -f UTF-16 -t UTF-8 first");
    refuses(
        file(new byte[100_000]),
        ErrorCode.MALFORMED_FILE,
        "is not text: give a CARMEN log, a CSV of LaserScans or a ROS bag");
    refuses(
        file("1,2,3\nhello\n"), ErrorCode.MALFORMED_FILE, "or a CSV of LaserScans with a header");
    refuses(folder, ErrorCode.FILE_NOT_READABLE, "it is a folder, name a file in it");
    refuses(
        folder.resolve("none.clf"), ErrorCode.FILE_NOT_READABLE, "it is not there, check the path");
  }

  @Test
  void passesOverBadLinesAndTellsTheFirstOfThem() throws Exception {
    StringBuilder text = new StringBuilder(frontLaser(180, "1", "2") + "\n");
    for (int i = 0; i < 20; i++) {
      text.append("FLASER ").append(i).append('\n');
    }
    text.append(frontLaser(180, "2", "2")).append("\nFLA\0\0\nFLASER 180 1");
    Path file = file(text.toString());
    try (ScanLog log = ScanLogs.open(file, new ScanLogOptions(OptionalDouble.empty(), true))) {
      assertThat(scans(log)).extracting(s -> s.scan().stamp()).containsExactly("1", "2");
      assertThat(log.skipped()).isEqualTo(22);
      assertThat(log.problems())
          .hasSize(5)
          .first()
          .asString()
          .isEqualTo(
              file
                  + ":2: this is not a whole record, it has 2 of 11 fields: remove the line, or"
                  + " pass over bad ones with --skip-bad");
    }
  }

  @Test
  void saysThatTheFileEndsWithinARecord() throws Exception {
    assertThatThrownBy(() -> scans(open(file(frontLaser(180, "1", "2") + "\nFLASER 180 1 2"))))
        .hasMessageEndingWith(
            "robot.txt:2: this is not a whole record, it has 4 of 191 fields: the file ends here,"
                + " copy it again or pass over bad lines with --skip-bad");
  }

  @Test
  void passesOverCopiesOfTheScanBefore() throws Exception {
    String one = frontLaser(180, "5", "2") + "\n";
    String sameStamp = frontLaser(180, "5", "3") + "\n";
    String sameRanges = frontLaser(180, "4", "3") + "\n";
    try (ScanLog log = open(file(one + one + one + sameStamp + sameRanges + one))) {
      assertThat(scans(log)).extracting(s -> s.scan().stamp()).containsExactly("5", "5", "4", "5");
      assertThat(log.duplicates()).isEqualTo(2);
      assertThat(log.backwardStamps()).isEqualTo(1);
      assertThat(log.skipped()).isZero();
    }
  }

  @Test
  void aLineWithoutEndIsNotHeldInMemory() throws Exception {
    byte[] bytes = new byte[6_000_000];
    Arrays.fill(bytes, (byte) '7');
    Path file = file(frontLaser(180, "1", "2") + "\n");
    Files.write(file, bytes, StandardOpenOption.APPEND);
    Files.writeString(file, "\n" + frontLaser(180, "2", "2"), StandardOpenOption.APPEND);
    assertThatThrownBy(() -> scans(open(file)))
        .hasMessageContaining("robot.txt:2: this line is longer than any record");
    try (ScanLog log = ScanLogs.open(file, new ScanLogOptions(OptionalDouble.empty(), true))) {
      assertThat(scans(log)).hasSize(2);
    }
  }

  /** Wherever a copy broke off and whatever bits fell over, the answer is scans or one line. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void brokenLogsGiveScansOrOneLine(boolean csv) throws Exception {
    String text =
        csv
            ? CSV + "1,0,0.1,9,2,3\n2,0.1,0.1,9,2,nan\n" + CSV + "3,0.2,0.1,9,inf,0.7\n"
            : frontLaser(9, "1", "2")
                + "\nPARAM robot_frontlaser_offset 0.1 h 0\n"
                + "ROBOTLASER1 0 -2 4 0.5 30 0.01 0 3 1 2 31 1 7 4.1 5 6 4 5 6 0 0 0 0 0 1 h 1\n"
                + frontLaser(9, "2", "2");
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(7);
    int read = 0;
    for (int trial = 0; trial < 1000; trial++) {
      byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int flips = bytes.length == 0 ? 0 : random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      boolean skipBad = random.nextInt(2) == 0;
      Path file = file(bytes);
      try (ScanLog log = ScanLogs.open(file, new ScanLogOptions(OptionalDouble.of(3), skipBad))) {
        read += scans(log).size();
      } catch (DroverException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE);
        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      }
    }
    assertThat(read).as("trials in which something was read").isGreaterThan(200);
  }

  @Test
  void aParameterIsNoHeader() throws Exception {
    try (ScanLog log = open(file("PARAM laser_angle_min -90, 0\n" + frontLaser(180, "1", "2")))) {
      assertThat(scans(log)).hasSize(1);
    }
  }

  /** No scan of a good log is taken for a bad one or for a copy, however its stamps run. */
  @ParameterizedTest
  @CsvSource({
    "intel-part1.clf, 5505, 265",
    "logs/aces-corrected.log, 440, 0",
    "logs/fhw-corrected.log, 488, 0",
    "logs/freiburg-101-corrected.log, 292, 0",
    "logs/orebro-corrected.log, 237, 0",
    "logs/seattle-corrected.log, 241, 0"
  })
  void readsPublicLogsWhole(String name, int scans, int backwards) {
    Path file = DATA.resolve(name);
    assumeTrue(Files.exists(file), file + " is not here");
    try (ScanLog log = open(file)) {
      assertThat(scans(log)).hasSize(scans);
      assertThat(log.backwardStamps()).isEqualTo(backwards);
      assertThat(log.duplicates()).isZero();
    }
    assertThat(ScanLogs.count(file)).isEqualTo(scans);
  }
}
