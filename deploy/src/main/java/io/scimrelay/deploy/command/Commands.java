package io.scimrelay.deploy.command;

import picocli.CommandLine;

/** Makes commands with the session they work in. */
final class Commands implements CommandLine.IFactory {
  private final Session session;

  Commands(Session session) {
    this.session = session;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return type.isAnnotationPresent(CommandLine.Command.class)
        ? type.getDeclaredConstructor(Session.class).newInstance(session)
        : CommandLine.defaultFactory().create(type);
  }
}
