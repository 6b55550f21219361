package io.drover.telemetry.broker;

import io.drover.telemetry.account.Accounts;
import io.moquette.broker.security.IAuthorizatorPolicy;
import io.moquette.broker.subscriptions.Topic;

/** What accounts may do, as Moquette asks for it. Subscriptions are decided when they are made. */
final class AccountPolicy implements IAuthorizatorPolicy {
  private final Accounts accounts;

  AccountPolicy(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public boolean canWrite(Topic topic, String user, String client) {
    return accounts.named(user).filter(a -> a.mayPublish(topic.toString())).isPresent();
  }

  @Override
  public boolean canRead(Topic filter, String user, String client) {
    return accounts.named(user).filter(a -> a.maySubscribe(filter.toString())).isPresent();
  }
}
