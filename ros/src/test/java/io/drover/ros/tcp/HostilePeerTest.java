package io.drover.ros.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.ros.TopicOptions;
import io.drover.ros.msg.std_msgs.Int32;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that do not speak TCPROS, or lie, against the server of a node; needs no master. */
class HostilePeerTest {
  private final PublishedTopic topic =
      new PublishedTopic("/x", Int32.TYPE, TopicOptions.queue(3), "/node");
  private TcpServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new TcpServer(
            InetAddress.getLoopbackAddress(),
            (socket, in, header) -> topic.serve(socket, in, header));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static ConnectionHeader asking(String md5) {
    return ConnectionHeader.of("callerid", "/peer", "topic", "/x", "md5sum", md5);
  }

  @Test
  void lengthsThatAreLiesEndTheConnection() throws Exception {
    for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, (1 << 20) + 1}) {
      try (Socket socket = connect()) {
        socket.getOutputStream().write(littleEndian(length));
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void noiseEndsTheConnection() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 50; i++) {
      try (Socket socket = connect()) {
        byte[] noise = new byte[64];
        random.nextBytes(noise);
        OutputStream out = socket.getOutputStream();
        out.write(littleEndian(noise.length));
        out.write(noise);
        assertThat(socket.getInputStream().readAllBytes()).isEmpty();
      }
    }
    aPeerThatSpeaksTcprosIsServed();
  }

  @Test
  void aPeerThatSpeaksTcprosIsServed() throws Exception {
    try (Socket socket = connect()) {
      asking("*").write(socket.getOutputStream());
      InputStream in = socket.getInputStream();
      ConnectionHeader header = ConnectionHeader.read(in);
      assertThat(header.get("message_definition")).contains(Int32.TYPE.definition());
      assertThat(header.get("md5sum")).contains(Int32.TYPE.md5());
      await().atMost(Duration.ofSeconds(10)).until(() -> topic.subscribers().size() == 1);
      topic.publish(new Int32(7));
      assertThat(Int32.TYPE.decode(Frames.read(in, 100))).isEqualTo(new Int32(7));
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> topic.subscribers().isEmpty());
  }

  @Test
  void whoComesToATopicThatIsClosedIsTurnedAway() throws Exception {
    topic.close();
    try (Socket socket = connect()) {
      asking("*").write(socket.getOutputStream());
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
      assertThat(topic.subscribers()).isEmpty();
    }
  }

  @Test
  void anotherTypeIsToldSo() throws Exception {
    try (Socket socket = connect()) {
      asking("0123").write(socket.getOutputStream());
      assertThat(ConnectionHeader.read(socket.getInputStream()).get("error"))
          .contains("topic /x is of std_msgs/Int32 [" + Int32.TYPE.md5() + "], not ? [0123]");
    }
  }

  @Test
  void aSubscriberThatDoesNotReadDelaysNobody() throws Exception {
    try (Socket lazy = connect();
        Socket busy = connect()) {
      lazy.setReceiveBufferSize(1024);
      asking("*").write(lazy.getOutputStream());
      await().atMost(Duration.ofSeconds(10)).until(() -> topic.subscribers().size() == 1);
      asking("*").write(busy.getOutputStream());
      InputStream in = busy.getInputStream();
      ConnectionHeader header = ConnectionHeader.read(in);
      assertThat(header.accepts(Int32.TYPE.md5())).isTrue();
      await().atMost(Duration.ofSeconds(10)).until(() -> topic.subscribers().size() == 2);
      // far more than the buffers of a connection hold
      for (int i = 0; i < 400_000; i++) {
        topic.publish(new Int32(i));
      }
      int last = -1;
      while (last < 399_999) {
        int next = Int32.TYPE.decode(Frames.read(in, 100)).data();
        assertThat(next).isGreaterThan(last);
        last = next;
      }
    }
  }

  @Test
  void framesThatEndTooEarlyAreAnEnd() throws Exception {
    byte[] half = ByteBuffer.allocate(6).put(littleEndian(8)).put(new byte[2]).array();
    assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(half), 100))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("within a frame");
  }
}
