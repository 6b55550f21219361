package io.drover.roscodegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageCatalogTest {
  private static final TypeName HEADER = new TypeName("std_msgs", "Header");
  private static final TypeName STAMPED = new TypeName("a_msgs", "Stamped");

  private final MessageCatalog catalog = new MessageCatalog();

  @BeforeEach
  void header() throws MessageTextException {
    catalog.addMessage(HEADER, "# comment\nuint32 seq\ntime stamp\nstring frame_id\n");
  }

  @Test
  void sumsWhatMattersOnly() throws Exception {
    // the check sum that every ROS 1 distribution has for std_msgs/Header
    assertThat(catalog.messageMd5(HEADER)).isEqualTo("2176decaecbce78abc3b96ef049fabed");
  }

  @Test
  void putsConstantsFirstAndPartsByTheirSums() throws Exception {
    catalog.addMessage(
        STAMPED, "Header  header # when\nfloat64[9] K\nint32 A = 7 # seven\nstring S= x # y \n");
    String text =
        "int32 A=7\nstring S=x # y\n2176decaecbce78abc3b96ef049fabed header\nfloat64[9] K";
    byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    assertThat(catalog.messageMd5(STAMPED)).isEqualTo(HexFormat.of().formatHex(sum));
  }

  @Test
  void definesPartsOnce() throws Exception {
    catalog.addMessage(STAMPED, "Header one\nHeader[] many\n");
    assertThat(catalog.messageDefinition(STAMPED))
        .isEqualTo(
            "Header one\nHeader[] many\n\n"
                + "=".repeat(80)
                + "\nMSG: std_msgs/Header\n# comment\nuint32 seq\ntime stamp\nstring frame_id\n");
  }

  @Test
  void sumsBothHalvesOfAService() throws Exception {
    TypeName name = new TypeName("std_srvs", "SetBool");
    catalog.addService(name, "bool data # on\n---\nbool success\nstring message\n");
    assertThat(catalog.serviceMd5(name)).isEqualTo("09fb03525b03e7ea1fd3992bafd87e16");
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    catalog.addMessage(STAMPED, "Pose pose\n");
    assertThatThrownBy(() -> catalog.messageMd5(STAMPED))
        .isInstanceOf(MessageTextException.class)
        .hasMessage("a_msgs/Stamped.pose: there is no text of a_msgs/Pose");
  }

  @Test
  void rejectsAMessageInsideItself() throws Exception {
    catalog.addMessage(STAMPED, "Stamped[] more\n");
    assertThatThrownBy(() -> catalog.messageMd5(STAMPED))
        .isInstanceOf(MessageTextException.class)
        .hasMessage("a_msgs/Stamped contains itself");
  }

  @Test
  void rejectsLinesThatAreNoFields() {
    for (String line :
        new String[] {"float64", "float64 a b", "float64[ a", "float64 1a", "time T=1", "a:b c"}) {
      assertThatThrownBy(() -> catalog.addMessage(STAMPED, line + "\n"))
          .as(line)
          .isInstanceOf(MessageTextException.class)
          .hasMessageContaining("a_msgs/Stamped")
          .hasMessageContaining(line);
    }
  }
}
