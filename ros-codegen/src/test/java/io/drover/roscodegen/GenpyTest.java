package io.drover.roscodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every message and service that this machine's ROS packages have, summed by genpy and by us. */
class GenpyTest {
  private static final Path TEXTS = Path.of("/usr/share");
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SUMS_OF_GENPY =
      """
      import glob, hashlib, os
      from genmsg import MsgContext, compute_md5, compute_full_text
      from genmsg.msg_loader import load_depends, load_msg_from_file, load_srv_from_file
      paths = {os.path.basename(os.path.dirname(d)): [d] for d in glob.glob('/usr/share/*/msg')}
      for f in sorted(glob.glob('/usr/share/*/msg/*.msg') + glob.glob('/usr/share/*/srv/*.srv')):
          package = f.split('/')[3]
          name = package + '/' + os.path.basename(f)[:-4]
          context = MsgContext.create_default()
          load = load_msg_from_file if f.endswith('.msg') else load_srv_from_file
          spec = load(context, f, name)
          load_depends(context, spec, paths)
          text = compute_full_text(context, spec) if f.endswith('.msg') else ''
          print(f[-3:], name, compute_md5(context, spec), hashlib.sha256(text.encode()).hexdigest())
      """;

  @Test
  void agreesOnEveryTypeOfThisMachine() throws Exception {
    Map<String, String> expected = genpy();
    MessageCatalog catalog = new MessageCatalog();
    catalog.addFolder(TEXTS);
    Map<String, String> ours = new TreeMap<>();
    for (TypeName name : catalog.messageNames()) {
      ours.put(
          "msg " + name, catalog.messageMd5(name) + " " + sha(catalog.messageDefinition(name)));
    }
    for (TypeName name : catalog.serviceNames()) {
      ours.put("srv " + name, catalog.serviceMd5(name) + " " + sha(""));
    }
    assertThat(ours).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static Map<String, String> genpy() throws Exception {
    assumeTrue(
        Files.isExecutable(PYTHON) && Files.isDirectory(TEXTS.resolve("std_msgs/msg")),
        "ROS is not installed: apt install python3-rospy ros-sensor-msgs to test against genpy");
    Process process =
        new ProcessBuilder(PYTHON.toString(), "-c", SUMS_OF_GENPY)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(process.waitFor() == 0, "genpy does not run: apt install python3-genmsg");
    Map<String, String> sums = new TreeMap<>();
    for (String line : output.lines().toList()) {
      String[] words = line.split(" ");
      sums.put(words[0] + " " + words[1], words[2] + " " + words[3]);
    }
    return sums;
  }

  private static String sha(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
