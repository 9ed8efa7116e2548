package io.scimrelay.ingest.directory.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a statement that is being written: what comes from outside is one of them.
 *
 * @param all those so far, the connection first
 */
record Parameters(List<@Nullable Object> all) {

  /** How the statement names the value. */
  String add(Object value) {
    all.add(value);
    return "$" + all.size();
  }
}
