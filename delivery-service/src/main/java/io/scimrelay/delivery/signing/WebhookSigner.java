package io.scimrelay.delivery.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The three headers of Standard Webhooks 1.0 for one attempt. */
public record WebhookSigner(List<SigningKey> keys) {

  /** What is sent beside the body; the id is that of the event, the time that of the attempt. */
  public record Signed(String id, long timestamp, String signature) {}

  public WebhookSigner {
    keys = List.copyOf(keys);
  }

  public Signed sign(String id, Instant at, byte[] body) {
    long timestamp = at.getEpochSecond();
    byte[] message = message(id, timestamp, body);
    String signatures = keys.stream().map(k -> k.sign(message)).collect(Collectors.joining(" "));
    return new Signed(id, timestamp, signatures);
  }

  private static byte[] message(String id, long timestamp, byte[] body) {
    byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream message = new ByteArrayOutputStream(head.length + body.length);
    message.writeBytes(head);
    message.writeBytes(body);
    return message.toByteArray();
  }
}
