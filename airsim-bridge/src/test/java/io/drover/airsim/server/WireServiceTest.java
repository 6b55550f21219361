package io.drover.airsim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.msgpack.value.ValueFactory.newBoolean;
import static org.msgpack.value.ValueFactory.newFloat;
import static org.msgpack.value.ValueFactory.newInteger;
import static org.msgpack.value.ValueFactory.newString;

import io.drover.airsim.rpc.Dialect;
import io.drover.core.error.DroverException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireServiceTest {
  private static final String PING = "940001a470696e6790";

  private static ServedWorld served;

  @BeforeAll
  static void serve() {
    served = new ServedWorld(Dialect.MAP);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void answersAPingWithTheBytesOfTheRealServer() throws IOException {
    try (RawClient client = new RawClient(served.server.port())) {
      client.sendHex(PING);
      assertThat(HexFormat.of().formatHex(client.read(5))).isEqualTo("940101c0c3");
      // the same with the method as bin, as Python 2 sent it
      client.sendHex("940002c40470696e6790");
      assertThat(HexFormat.of().formatHex(client.read(5))).isEqualTo("940102c0c3");
      client.sendHex("9400ceffffffffa470696e6790");
      assertThat(HexFormat.of().formatHex(client.read(9))).isEqualTo("9401ceffffffffc0c3");
    }
  }

  @Test
  void refusesInTheWordsOfTheRealServer() throws IOException {
    try (RawClient client = new RawClient(served.server.port())) {
      assertThat(client.error("nope", newInteger(1)))
          .isEqualTo("rpclib: server could not find function 'nope' with argument count 1.");
      assertThat(client.error("armDisarm", newBoolean(true)))
          .isEqualTo(
              "rpclib: client error C0002: Function 'armDisarm' was called with an invalid number"
                  + " of arguments. Expected: 1, got: 2");
      assertThat(client.error("armDisarm", newInteger(1), newString("")))
          .isEqualTo(
              "rpclib: function 'armDisarm' (called with 2 arg(s)) threw an exception. The"
                  + " exception contained this information: std::bad_cast.");
      assertThat(client.error("getMultirotorState", newString("nobody")))
          .contains("Vehicle API for 'nobody' is not available");
      assertThat(client.error("getLidarData", newString("none"), newString("")))
          .contains("No lidar with name none exist on vehicle");
      assertThat(
              client.error(
                  "simGetImage", newString("9"), newInteger(0), newString(""), newBoolean(false)))
          .contains("map::at");
      assertThat(client.error("simSetWeatherParameter", newInteger(17), newFloat(1)))
          .contains("no weather parameter 17");
      assertThat(client.error("simContinueForTime", newFloat(Double.NaN))).contains("not finite");
      assertThat(
              client.error(
                  "simSetCameraFov",
                  newString("0"),
                  newFloat(400f),
                  newString(""),
                  newBoolean(false)))
          .contains("field of view");
    }
  }

  @Test
  void doesNotAnswerANotification() throws IOException {
    try (RawClient client = new RawClient(served.server.port())) {
      client.sendHex("9302a470696e6790" + PING);
      assertThat(HexFormat.of().formatHex(client.read(5))).isEqualTo("940101c0c3");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c1", // never used in msgpack
        "9400ffa470696e6790", // id -1
        "9400cf0000000100000000a470696e6790", // id 2^32
        "9400cfffffffffffffffffa470696e6790", // id 2^64 - 1
        "9400a131a470696e6790", // id as text
        "9400010790", // method as a number
        "940001a470696e6780", // arguments as a map
        "940001a470696e67c0", // arguments as nil
        "940701a470696e6790", // message kind 7
        "930001a470696e67", // too short
        "90", // empty
        "c0", // nil
        "80", // a map
        "ddffffffff", // four billion elements
        "940001a470696e67ddffffffff", // four billion arguments
        "c606400000", // 100 MB announced
        "940001c605f5e100", // a method name of 100 MB
        "940001da1000", // a method name that ends early
        "9400", // ends within the message
      })
  void hangsUpOnNonsenseAndServesTheNext(String hex) throws IOException {
    try (RawClient bad = new RawClient(served.server.port());
        RawClient good = new RawClient(served.server.port())) {
      bad.sendHex(hex);
      bad.finish();
      bad.readToEnd();
      good.sendHex(PING);
      assertThat(HexFormat.of().formatHex(good.read(5))).isEqualTo("940101c0c3");
    }
  }

  @Test
  void survivesRandomBytesAndDamagedCalls() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    byte[] call = HexFormat.of().parseHex("940001ae7265736574000000000000000093a0c3ca3f800000");
    for (int i = 0; i < 60; i++) {
      byte[] bytes = i % 2 == 0 ? new byte[200] : call.clone();
      if (i % 2 == 0) {
        random.nextBytes(bytes);
      } else {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try (RawClient bad = new RawClient(served.server.port())) {
        bad.send(bytes);
        bad.finish();
        bad.readToEnd();
      }
    }
    answersAPingWithTheBytesOfTheRealServer();
  }

  @Test
  void hangsUpOnAHundredMegabytesWithoutReadingThem() throws IOException {
    try (RawClient bad = new RawClient(served.server.port())) {
      bad.sendHex("940001a470696e6791c605f5e100");
      byte[] chunk = new byte[1 << 16];
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1600; i++) {
                  bad.send(chunk);
                }
              })
          .isInstanceOf(IOException.class);
    }
    answersAPingWithTheBytesOfTheRealServer();
  }

  @Test
  void refusesMoreConnectionsThanItHasPlacesFor() throws IOException {
    List<RawClient> crowd = new ArrayList<>();
    try (ServedWorld small = new ServedWorld(Dialect.MAP)) {
      for (int i = 0; i < 64; i++) {
        RawClient client = new RawClient(small.server.port());
        crowd.add(client);
        client.sendHex(PING);
        assertThat(client.read(5)).hasSize(5);
      }
      try (RawClient refused = new RawClient(small.server.port())) {
        assertThat(refused.readToEnd()).isEmpty();
      }
      crowd.get(0).finish();
      crowd.get(0).readToEnd();
      try (RawClient admitted = new RawClient(small.server.port())) {
        admitted.sendHex(PING);
        assertThat(admitted.read(5)).hasSize(5);
      }
    } finally {
      for (RawClient client : crowd) {
        client.close();
      }
    }
  }

  @Test
  void saysWhoseThePortIsWhenItIsTaken() {
    AirSimServer.Options taken =
        AirSimServer.Options.DEFAULTS.withAddress("127.0.0.1", served.server.port());
    assertThatThrownBy(() -> AirSimServer.start(served.world, taken))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("choose another port");
  }
}
