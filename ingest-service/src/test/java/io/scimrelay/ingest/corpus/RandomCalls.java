package io.scimrelay.ingest.corpus;

import static io.scimrelay.ingest.corpus.DirectoryModel.ENTERPRISE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Requests in the plain form of the RFCs, from few words so that they meet. */
final class RandomCalls {
  private static final List<String> SIMPLE =
      List.of("title", "nickName", "displayName", "externalId", "locale", "x-own");
  private static final List<String> LISTS = List.of("emails", "phoneNumbers", "addresses", "roles");
  private static final List<String> TYPES = List.of("work", "home", "other");
  private static final List<String> PARTS = List.of("givenName", "familyName", "formatted");
  private static final List<String> EMPLOYED = List.of("department", "costCenter");

  private static final JsonNode TRUE = BooleanNode.TRUE;

  private final SplittableRandom random;

  RandomCalls(SplittableRandom random) {
    this.random = random;
  }

  /** A filter and what it means. */
  record Filter(String text, Predicate<ObjectNode> meaning) {}

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String word() {
    return one(List.of("ada", "Ada", "bob", "Éva", "o'neil", "a b", "x%y_z", "\\q\"", "日本"));
  }

  ObjectNode user() {
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User").add(ENTERPRISE);
    user.put("userName", word() + below(5));
    if (below(3) > 0) {
      user.put("active", below(4) > 0);
    }
    for (int i = below(4); i > 0; i--) {
      user.put(one(SIMPLE), word());
    }
    if (below(2) == 0) {
      user.set("name", parts());
    }
    for (int i = below(3); i > 0; i--) {
      String list = one(LISTS);
      user.set(list, entries(list));
    }
    if (below(3) == 0) {
      user.putObject(ENTERPRISE).put(one(EMPLOYED), word());
    }
    return user;
  }

  private ObjectNode parts() {
    ObjectNode parts = JsonNodeFactory.instance.objectNode();
    for (int i = below(3); i >= 0; i--) {
      parts.put(one(PARTS), word());
    }
    return parts;
  }

  private ArrayNode entries(String list) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    for (int i = below(3); i >= 0; i--) {
      ObjectNode entry = entry(list);
      entry.put("type", one(TYPES));
      entries.add(entry);
    }
    return entries;
  }

  private ObjectNode entry(String list) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put(list.equals("addresses") ? "locality" : "value", word());
    if (below(3) == 0) {
      entry.put("primary", below(2) == 0);
    }
    if (below(3) == 0) {
      entry.put("display", below(2) == 0 ? word() : "");
    }
    return entry;
  }

  /** A type beside the one that the path names, now and then. */
  private ObjectNode typed(ObjectNode entry) {
    return below(3) == 0 ? entry.put("type", one(TYPES)) : entry;
  }

  ArrayNode operations() {
    ArrayNode operations = JsonNodeFactory.instance.arrayNode();
    for (int i = below(3); i >= 0; i--) {
      operation(operations.addObject());
    }
    return operations;
  }

  private void operation(ObjectNode operation) {
    String op = one(List.of("add", "replace", "remove"));
    operation.put("op", op);
    String list = one(LISTS);
    String sub = list.equals("addresses") ? "locality" : "value";
    switch (below(10)) {
      case 0 -> set(operation, one(SIMPLE), text(word()));
      case 1 -> set(operation, "name." + one(PARTS), text(word()));
      case 2 -> set(operation, "name", parts());
      case 3 -> set(operation, list, entries(list));
      case 4 -> set(operation, list + "[type eq \"" + one(TYPES) + "\"]", typed(entry(list)));
      case 5 -> set(operation, list + "[type eq \"" + one(TYPES) + "\"]." + sub, text(word()));
      case 6 -> set(operation, ENTERPRISE + ":" + one(EMPLOYED), text(word()));
      case 7 -> set(operation, list + "[type eq \"" + one(TYPES) + "\"].primary", TRUE);
      case 8 -> {
        if (below(8) == 0) {
          set(operation, "userName", text(word() + below(5)));
        } else {
          operation.put("op", "replace").put("path", "active").put("value", below(2) == 0);
        }
      }
      default -> pathless(operation.put("op", one(List.of("add", "replace"))));
    }
  }

  private void pathless(ObjectNode operation) {
    ObjectNode value = operation.putObject("value");
    value.put(one(SIMPLE), word());
    if (below(2) == 0) {
      value.set("name", parts());
    }
    if (below(3) == 0) {
      value.putNull(one(SIMPLE));
    }
    if (below(3) == 0) {
      value.put("active", below(2) == 0);
    }
  }

  private static void set(ObjectNode operation, String path, JsonNode value) {
    operation.put("path", path);
    if (!operation.path("op").asText().equals("remove")) {
      operation.set("value", value);
    }
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  Filter filter(int depth) {
    return switch (below(depth > 0 ? 9 : 6)) {
      case 0 -> compare("userName", "eq", word() + below(5), false);
      case 1 -> compare("externalId", "eq", word(), true);
      case 2 -> compare("title", one(List.of("eq", "ne", "sw", "co", "ew")), word(), false);
      case 3 -> {
        boolean active = below(2) == 0;
        yield new Filter("active eq " + active, u -> u.path("active").asBoolean() == active);
      }
      case 4 -> {
        String type = one(TYPES);
        String word = word();
        yield new Filter(
            "emails[type eq \"" + type + "\" and value eq " + text(word) + "]",
            u -> hasEntry(u, type, word));
      }
      case 5 -> new Filter("nickName pr", u -> u.has("nickName"));
      case 6 -> {
        Filter inner = filter(depth - 1);
        yield new Filter("not (" + inner.text() + ")", inner.meaning().negate());
      }
      case 7 -> {
        Filter left = filter(depth - 1);
        Filter right = filter(depth - 1);
        yield new Filter(
            "(" + left.text() + ") and (" + right.text() + ")",
            left.meaning().and(right.meaning()));
      }
      default -> {
        Filter left = filter(depth - 1);
        Filter right = filter(depth - 1);
        yield new Filter(
            left.text() + " or (" + right.text() + ")", left.meaning().or(right.meaning()));
      }
    };
  }

  private static Filter compare(String name, String op, String word, boolean exact) {
    return new Filter(
        name + " " + op + " " + text(word),
        u -> {
          String value = fold(u.path(name).asText(), exact);
          String asked = fold(word, exact);
          boolean has = u.has(name);
          return switch (op) {
            case "eq" -> has && value.equals(asked);
            case "ne" -> !has || !value.equals(asked);
            case "sw" -> has && value.startsWith(asked);
            case "ew" -> has && value.endsWith(asked);
            default -> has && value.contains(asked);
          };
        });
  }

  private static boolean hasEntry(ObjectNode user, String type, String word) {
    for (JsonNode email : user.path("emails")) {
      if (email.path("type").asText().equals(type)
          && fold(email.path("value").asText(), false).equals(fold(word, false))) {
        return true;
      }
    }
    return false;
  }

  private static String fold(String text, boolean exact) {
    return exact ? text : text.toLowerCase(Locale.ROOT);
  }
}
