package io.scimrelay.delivery.message;

/** A message in any state, with its body. */
public record StoredMessage(PendingMessage message, String state, String body) {

  @Override
  public String toString() {
    return "StoredMessage[" + message.id() + ", " + state + "]";
  }
}
