package io.scimrelay.ingest.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Requests with something changed in any part of them, by a seeded source of chance. */
final class Garbled {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "FROB");
  private static final List<String> PIECES =
      List.of(
          "%zz",
          "%",
          "%00",
          "%ff%fe",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "'",
          "\"",
          "%27%20or%201=1--",
          ";drop%20table%20x",
          "..",
          "%2e%2e%2f",
          "%2F",
          "//",
          "?",
          "&",
          "#",
          "+",
          "{}",
          "[",
          "]",
          "|",
          "\\",
          "^",
          "(",
          ")",
          ".",
          ":",
          "=",
          "$1",
          "urn:",
          "%C3%A9",
          "%E2%80%AE");
  private static final List<String> PARAMETERS =
      List.of(
          "filter",
          "sortBy",
          "sortOrder",
          "count",
          "startIndex",
          "cursor",
          "attributes",
          "excludedAttributes",
          "FILTER",
          "");
  private static final List<String> TEXTS =
      List.of(
          "userName%20eq%20%22a%22",
          "userName%20eq%20\"a\"",
          "not%20(",
          "((((((((((",
          "emails[type%20eq%20%22work%22]",
          "emails[type%20eq%20%22work%22].value%20co%20%22%25%22",
          "meta.lastModified%20gt%20%222026-01-01T00:00:00Z%22",
          "active%20eq%20%22x%22",
          "userName%20eq%201e999",
          "id%20in%20(1)",
          "a.b.c.d%20pr",
          "urn:x:y:z%20pr",
          "userName%20sw%20%22%5Cu0000%22",
          "members.value%20eq%20null",
          "groups[value%20pr]",
          "-1",
          "0",
          "99999999999999999999",
          "1e3",
          "0x10",
          "AAAA",
          "userName,name.familyName,urn:",
          "descending",
          "%00");
  private static final List<String> HEADERS =
      List.of("If-Match", "If-None-Match", "Content-Type", "Accept", "User-Agent", "traceparent");
  private static final List<String> VALUES =
      List.of(
          "*",
          "W/\"1\"",
          "\"1\"",
          "1",
          "W/",
          "\"",
          "text/html",
          "application/xml;q=0",
          "application/scim+json;charset=utf-16",
          "00-zz-zz-01",
          ",,,",
          "%00");
  private static final List<String> OLD =
      List.of("\"value\"", "true", "\"path\"", "eq", "work", "\"op\"", "[", ".", ":", "}");
  private static final List<String> NEW =
      List.of(
          "null", "{}", "[]", "\"\"", "-1", "1e400", "\"members\"", "\\u0000", "\\ud800", "ne", "");

  private final SplittableRandom random;

  Garbled(SplittableRandom random) {
    this.random = random;
  }

  ScenarioTarget.Request of(ScenarioTarget.Request request) {
    ScenarioTarget.Request garbled = request;
    for (int i = random.nextInt(3); i >= 0; i--) {
      garbled = once(garbled);
    }
    return garbled;
  }

  private ScenarioTarget.Request once(ScenarioTarget.Request from) {
    return switch (random.nextInt(8)) {
      case 0 -> with(from, one(METHODS), from.path(), from.query(), from.body());
      case 1 -> with(from, from.method(), spoiled(from.path()), from.query(), from.body());
      case 2, 3 -> with(from, from.method(), from.path(), query(from.query()), from.body());
      case 4 ->
          new ScenarioTarget.Request(
              from.method(), from.path(), from.query(), headers(from.headers()), from.body());
      default -> with(from, from.method(), from.path(), from.query(), body(from.body()));
    };
  }

  private static ScenarioTarget.Request with(
      ScenarioTarget.Request from,
      String method,
      String path,
      @Nullable String query,
      @Nullable String body) {
    return new ScenarioTarget.Request(method, path, query, from.headers(), body);
  }

  /** A piece put in, or some text taken out. */
  private String spoiled(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = random.nextInt(3) == 0 ? random.nextInt(at, text.length() + 1) : at;
    return text.substring(0, at) + one(PIECES) + text.substring(end);
  }

  private String query(@Nullable String query) {
    return switch (random.nextInt(5)) {
      case 0 -> one(PARAMETERS) + "=" + one(TEXTS) + "&" + (query == null ? "" : query);
      case 1 -> "filter=" + one(TEXTS) + one(List.of("%20and%20", "%20or%20", "")) + one(TEXTS);
      case 2 -> "filter=" + one(PIECES).repeat(random.nextInt(1, 3_000));
      case 3 -> "x=" + "a".repeat(random.nextInt(100_000));
      default -> spoiled(query == null ? "" : query);
    };
  }

  private Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> changed = new HashMap<>(headers);
    changed.put(one(HEADERS), one(VALUES));
    return changed;
  }

  private @Nullable String body(@Nullable String body) {
    if (body == null) {
      return random.nextBoolean() ? null : one(NEW);
    }
    return random.nextInt(3) == 0 ? spoiled(body) : body.replace(one(OLD), one(NEW));
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
