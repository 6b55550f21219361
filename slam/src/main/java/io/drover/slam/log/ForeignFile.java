package io.drover.slam.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Files that are given for logs by mistake, told by how they begin. */
enum ForeignFile {
  EMPTY("is empty: give a log that holds scans", ""),
  GZIP("is compressed: unpack it with gunzip first", "\u001f\u008b"),
  BZIP2("is compressed: unpack it with bunzip2 first", "BZh"),
  XZ("is compressed: unpack it with unxz first", "\u00fd7zXZ"),
  ZSTANDARD("is compressed: unpack it with unzstd first", "(\u00b5/\u00fd"),
  ZIP("is a ZIP archive: unpack it first", "PK\u0003\u0004"),
  ROS_BAG(
      "is a ROS bag: write its scans out with rostopic echo -b FILE -p /scan > scans.csv",
      "#ROSBAG"),
  ROS2_BAG(
      "is a database, perhaps a ROS 2 bag: write its scans out as CSV with a header",
      "SQLite format 3"),
  UTF16_LITTLE("is UTF-16: convert it with iconv -f UTF-16 -t UTF-8 first", "\u00ff\u00fe"),
  UTF16_BIG("is UTF-16: convert it with iconv -f UTF-16 -t UTF-8 first", "\u00fe\u00ff"),
  BINARY("is not text: give a CARMEN log, a CSV of LaserScans or a ROS bag", "");

  private final String remark;

  /** The first bytes, a character each; none if they do not tell. */
  private final String magic;

  ForeignFile(String remark, String magic) {
    this.remark = remark;
    this.magic = magic;
  }

  /** What it is and what to do with it, to follow the file's name. */
  String remark() {
    return remark;
  }

  /** What a file is if it is not text. */
  static Optional<ForeignFile> of(byte[] head) {
    if (head.length == 0) {
      return Optional.of(EMPTY);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    Optional<ForeignFile> known =
        Arrays.stream(values())
            .filter(foreign -> !foreign.magic.isEmpty() && text.startsWith(foreign.magic))
            .findFirst();
    return known.isPresent() || !binary(head) ? known : Optional.of(BINARY);
  }

  /** One byte of junk may be in any log; one in fifty is no log. */
  private static boolean binary(byte[] head) {
    int odd = 0;
    for (byte b : head) {
      if (LogLine.control((char) (b & 0xff))) {
        odd++;
      }
    }
    return odd * 50L > head.length;
  }
}
