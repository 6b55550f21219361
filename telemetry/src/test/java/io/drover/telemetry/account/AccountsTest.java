package io.drover.telemetry.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.telemetry.topic.TopicTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {
  @TempDir private Path path;

  private AccountFolder folder;

  @BeforeEach
  void makeAccounts() {
    folder = new AccountFolder(path.resolve("accounts"));
    folder.add(new TopicTree("test", "drone1"), Role.DRONE);
    folder.add(new TopicTree("test", "edge1"), Role.EDGE);
    folder.add(new TopicTree("test", "desk"), Role.OPERATOR);
  }

  @ParameterizedTest
  @CsvSource({
    "drone1, drover/v1/test/drone1/state, true",
    "drone1, drover/v1/test/drone1/connection, true",
    "drone1, drover/v1/test/edge1/state, false",
    "drone1, drover/v1/test/drone11/state, false",
    "drone1, drover/v1/other/drone1/state, false",
    "drone1, drover/v1/test/+/state, false",
    "drone1, drover/v1/test/drone1/#, false",
    "edge1, drover/v1/test/edge1/event, true",
    "edge1, drover/v1/test/drone1/command/land, false",
    "desk, drover/v1/test/drone1/command/land, true",
    "desk, drover/v1/test/drone1/state, false",
    "desk, drover/v1/other/drone1/command/land, false"
  })
  void letsPublish(String name, String topic, boolean allowed) {
    assertThat(Accounts.of(folder).named(name).orElseThrow().mayPublish(topic)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "drone1, drover/v1/test/drone1/command/#, true",
    "drone1, drover/v1/test/drone1/command/land, true",
    "drone1, drover/v1/test/drone1/state, false",
    "drone1, drover/v1/test/#, false",
    "drone1, #, false",
    "desk, drover/v1/test/#, true",
    "desk, drover/v1/test/+/state, true",
    "desk, drover/v1/#, false",
    "desk, drover/v1/test/#/x, false"
  })
  void letsSubscribe(String name, String filter, boolean allowed) {
    assertThat(Accounts.of(folder).named(name).orElseThrow().maySubscribe(filter))
        .isEqualTo(allowed);
  }

  @Test
  void knowsTheRightPassword() {
    Accounts accounts = Accounts.of(folder);
    byte[] password = bytes(folder.credentials("drone1").password());

    assertThat(accounts.login("drone1", password)).contains(accounts.named("drone1").orElseThrow());
    assertThat(accounts.login("edge1", password)).isEmpty();
    assertThat(accounts.login("stranger", password)).isEmpty();
    assertThat(accounts.login("stranger", new byte[0])).isEmpty();
  }

  @Test
  void forgetsWhoIsRemovedAndHearsOfWhoIsNew() {
    Accounts accounts = Accounts.of(folder);
    Account before = accounts.named("drone1").orElseThrow();

    folder.remove("drone1");
    folder.add(new TopicTree("test", "drone2"), Role.DRONE);
    accounts.refresh();

    assertThat(accounts.named("drone1")).isEmpty();
    assertThat(accounts.named("drone2")).isPresent();
    assertThat(accounts.named("edge1")).isPresent();
    assertThat(Files.exists(folder.secret("drone1"))).isFalse();

    folder.add(new TopicTree("test", "drone1"), Role.DRONE);
    accounts.refresh();
    assertThat(accounts.named("drone1")).isPresent().get().isNotEqualTo(before);
  }

  @Test
  void staysAsItWasWhileAFileIsUnusable() throws IOException {
    Accounts accounts = Accounts.of(folder);
    Files.writeString(folder.passwords(), "drone1:secret\n");

    accounts.refresh();

    assertThat(accounts.named("edge1")).isPresent();
    assertThatThrownBy(() -> Accounts.of(folder))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE))
        .hasMessageContaining("passwords, line 1: the password of 'drone1' is not")
        .hasMessageNotContaining("secret");
  }

  @Test
  void keepsWhatPeopleWroteIntoTheList() throws IOException {
    Files.writeString(
        folder.acl(),
        "# ours\ntopic read nobody\n\nuser drone1\ntopic read weather/#\npattern read to/%u/#\n");

    folder.remove("drone1");

    assertThat(Files.readAllLines(folder.acl()))
        .containsExactly("# ours", "topic read nobody", "", "pattern read to/%u/#");
    Account edge = Accounts.of(folder).named("edge1").orElseThrow();
    assertThat(edge.maySubscribe("to/edge1/hello")).isTrue();
    assertThat(edge.maySubscribe("to/drone1/hello")).isFalse();
    assertThat(edge.maySubscribe("nobody")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "topic deny a/b, 'line 2, denies'",
    "pattern write a/%c/#, 'line 2, goes by client ids'",
    "topic write a/#/b, 'line 2, has + or #'",
    "allow everything, 'line 2, is no user, topic or pattern'"
  })
  void refusesRulesThatItCannotHold(String rule, String complaint) throws IOException {
    Files.write(folder.acl(), List.of("user drone1", rule));

    assertThatThrownBy(() -> Accounts.of(folder))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE))
        .hasMessageContaining("acl, " + complaint)
        .message()
        .hasLineCount(1);
  }

  @Test
  void keepsItsFilesToTheirOwner() throws IOException {
    for (Path file : List.of(folder.passwords(), folder.acl(), folder.secret("drone1"))) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(Files.readString(folder.passwords()))
        .doesNotContain(folder.credentials("drone1").password());
  }

  @Test
  void hasEachAccountOnce() {
    assertThatThrownBy(() -> folder.add(new TopicTree("other", "drone1"), Role.EDGE))
        .hasMessageContaining("has an account drone1 already");
    assertThatThrownBy(() -> folder.remove("drone")).hasMessageContaining("has no account drone:");
    assertThatThrownBy(() -> folder.credentials("drone9"))
        .hasMessageContaining("./drover accounts drone9");
  }

  @Test
  void wantsBothNameAndPassword() {
    assertThatThrownBy(() -> new Credentials("me", "")).isInstanceOf(DroverException.class);
    assertThat(new Credentials("me", "secret").toString()).doesNotContain("secret");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
