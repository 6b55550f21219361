package io.drover.telemetry.account;

import java.util.List;

/**
 * Somebody who has shown a password, and what they may do. Two are equal if neither password nor
 * rights have changed between them.
 */
public final class Account {
  private final String name;
  private final String hash;
  private final List<AccessRule> rules;

  Account(String name, PasswordHash hash, List<AccessRule> rules) {
    this.name = name;
    this.hash = hash.toString();
    this.rules = List.copyOf(rules);
  }

  public String name() {
    return name;
  }

  /** Whether it may publish on a topic; one with wildcards nobody may. */
  public boolean mayPublish(String topic) {
    TopicFilter one = new TopicFilter(topic);
    return !one.hasWildcard()
        && rules.stream().anyMatch(r -> r.access().writes() && r.filter().covers(one));
  }

  /** Whether it may read every topic that a filter stands for. */
  public boolean maySubscribe(String filter) {
    TopicFilter wanted = new TopicFilter(filter);
    return wanted.wellFormed()
        && rules.stream().anyMatch(r -> r.access().reads() && r.filter().covers(wanted));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Account account
        && name.equals(account.name)
        && hash.equals(account.hash)
        && rules.equals(account.rules);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
