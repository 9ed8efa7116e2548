package io.scimrelay.delivery.message;

/** A message in any state, with its body. */
public record StoredMessage(PendingMessage message, String state, String body) {

  public boolean isPending() {
    return "pending".equals(state);
  }

  public boolean isDelivered() {
    return "delivered".equals(state);
  }

  @Override
  public String toString() {
    return "StoredMessage[" + message.id() + ", " + state + "]";
  }
}
