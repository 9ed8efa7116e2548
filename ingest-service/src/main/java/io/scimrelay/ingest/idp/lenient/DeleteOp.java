package io.scimrelay.ingest.idp.lenient;

/**
 * Another word for {@code remove}.
 *
 * <pre>{"op": "delete", "path": "title"}   means   {"op": "remove", "path": "title"}</pre>
 */
public final class DeleteOp {
  private DeleteOp() {}

  public static boolean applies(String op) {
    return op.equals("delete");
  }
}
