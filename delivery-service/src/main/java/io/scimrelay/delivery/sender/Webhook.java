package io.scimrelay.delivery.sender;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** One request to be made; the headers are complete but for those of HTTP itself. */
public record Webhook(String url, Map<String, String> headers, Buffer body) {

  public Webhook {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "Webhook[" + body.length() + " bytes]";
  }
}
