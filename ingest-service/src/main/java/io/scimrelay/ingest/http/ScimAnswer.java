package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.function.Function;

/** What is answered. */
sealed interface ScimAnswer {

  int status();

  Map<String, String> headers();

  record Empty(int status, Map<String, String> headers) implements ScimAnswer {
    public Empty {
      headers = Map.copyOf(headers);
    }
  }

  record Body(int status, Map<String, String> headers, JsonNode json) implements ScimAnswer {
    public Body {
      headers = Map.copyOf(headers);
    }
  }

  /** A body that is written piece by piece, the next when the last was taken. */
  record Streamed(int status, Map<String, String> headers, Function<Sink, Uni<Void>> body)
      implements ScimAnswer {
    public Streamed {
      headers = Map.copyOf(headers);
    }
  }

  /** Takes pieces of a body. */
  @FunctionalInterface
  interface Sink {
    Uni<Void> write(Buffer piece);
  }
}
