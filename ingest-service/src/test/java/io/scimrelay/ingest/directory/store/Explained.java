package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.Statement;

/** What a statement did to find its rows, planned for the values it was run with. */
record Explained(JsonNode plan) {

  static Explained run(Statement session, String sql, String arguments) throws Exception {
    session.execute("deallocate all");
    session.execute("prepare asked as " + sql);
    try (ResultSet row =
        session.executeQuery("explain (analyze, format json) execute asked (" + arguments + ")")) {
      row.next();
      return new Explained(new JsonMapper().readTree(row.getString(1)));
    }
  }

  /** Rows of the directory that were read and thrown away. */
  long inVain() {
    return inVain(plan);
  }

  /** Rows of the directory that were read, those in vain too. */
  long rows() {
    return rows(plan);
  }

  /** What a scan of a CTE throws away was read from no table. */
  private static long inVain(JsonNode node) {
    long each = node.path("Rows Removed by Join Filter").asLong();
    if (node.has("Relation Name")) {
      each += node.path("Rows Removed by Filter").asLong();
    }
    long all = node.path("Actual Loops").asLong() * each;
    for (JsonNode part : node) {
      all += inVain(part);
    }
    return all;
  }

  private static long rows(JsonNode node) {
    double each =
        node.path("Actual Rows").asDouble() + node.path("Rows Removed by Filter").asLong();
    long all =
        node.has("Relation Name") ? Math.round(node.path("Actual Loops").asLong() * each) : 0;
    for (JsonNode part : node) {
      all += rows(part);
    }
    return all;
  }
}
