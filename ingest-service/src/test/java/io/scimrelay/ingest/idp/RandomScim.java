package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.List;
import java.util.SplittableRandom;

/** Resources, patches and filters that are nearly right, by a seeded source of chance. */
final class RandomScim {
  private static final List<String> NAMES =
      List.of(
          "userName",
          "displayName",
          "USERNAME",
          "title",
          "name",
          "name.givenName",
          "emails",
          "emails[type eq \"work\"].value",
          "emails.value",
          "phoneNumbers",
          "addresses",
          "roles",
          "active",
          "Active",
          "externalId",
          "manager",
          "department",
          "members",
          "groups",
          "id",
          "meta",
          "schemas",
          "password",
          Core.ENTERPRISE,
          Core.ENTERPRISE + ":manager",
          Core.ENTERPRISE + ":department",
          "urn:scim:schemas:extension:enterprise:1.0.division",
          "urn:example:bag",
          "urn:example:2.0:User:hut",
          "urn:example:2.0:User:a:b",
          "urn:example:2.0:User",
          "urn:okta:app:1.0:user:custom",
          "urn:okta:app:1.0:user:custom:job",
          "urn:okta:custom:group:1.0:job",
          "urn:x",
          "urn:",
          "foo",
          "foo.bar",
          "foo.bar.baz",
          "",
          ".",
          "a..b",
          "x[",
          "x[y",
          "tags",
          "members[value eq \"" + Core.USER.text() + "\"]",
          "urn:a:b:1.0",
          "urn:ietf:params:scim:schemas:core:2.0:User",
          "emails[primary eq true]",
          "urn:ietf:params:scim:schemas:core:2.0:User:name.familyName",
          "\u0130",
          "$ref",
          "value");
  private static final List<String> KEYS =
      List.of(
          "value",
          "type",
          "primary",
          "display",
          "givenName",
          "familyName",
          "department",
          "manager",
          "$ref",
          "VALUE",
          "x",
          "displayName",
          "password",
          "a.b",
          "locality",
          "",
          "op",
          "path");
  private static final List<String> TEXTS =
      List.of(
          "",
          "ada",
          "True",
          "false",
          "work",
          "Work",
          "a@x.example",
          "\u00e9\ud83d\ude00",
          "'; drop",
          "{\"id\":1}",
          "usr_x",
          Core.USER.text(),
          "null",
          "12",
          "\u0000",
          "%41",
          "\\");

  private final SplittableRandom random;

  RandomScim(SplittableRandom random) {
    this.random = random;
  }

  ObjectNode resource(ResourceType type) {
    ObjectNode body = members(NAMES, 6, 0);
    if (random.nextInt(10) > 0) {
      body.put(type == ResourceType.USER ? "userName" : "displayName", "n" + random.nextInt(9));
    }
    return body;
  }

  ObjectNode patch(ResourceType type) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode operations = body.putArray(random.nextInt(20) > 0 ? "Operations" : "operations");
    for (int i = random.nextInt(4); i >= 0; i--) {
      ObjectNode operation = operations.addObject();
      operation.put(
          "op", pick(List.of("add", "Add", "replace", "Replace", "remove", "Remove", "x")));
      if (random.nextInt(4) > 0) {
        operation.put("path", pick(NAMES));
        operation.set("value", value(0));
      } else {
        operation.set("value", resource(type));
      }
      if (random.nextInt(5) == 0) {
        operation.remove("value");
      }
    }
    return body;
  }

  String filter() {
    StringBuilder filter = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      filter.append(part()).append(random.nextInt(8) == 0 ? "" : " ");
    }
    return filter.toString();
  }

  private String part() {
    return switch (random.nextInt(8)) {
      case 0 -> pick(List.of("and", "or", "not", "(", ")", "[", "]", "pr", "\"", "'", "."));
      case 1 -> pick(NAMES);
      case 2 -> "(" + filter() + ")";
      case 3 -> pick(NAMES) + "[" + pick(KEYS) + " " + operator() + " " + literal() + "]";
      default -> pick(NAMES) + " " + operator() + " " + literal();
    };
  }

  private String operator() {
    return pick(List.of("eq", "EQ", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr", "is"));
  }

  private String literal() {
    return random.nextBoolean() ? value(3).toString() : pick(TEXTS);
  }

  private ObjectNode members(List<String> names, int most, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      object.set(pick(names), value(depth + 1));
    }
    return object;
  }

  private JsonNode value(int depth) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (random.nextInt(depth > 3 ? 7 : 11)) {
      case 0 -> json.nullNode();
      case 1 -> json.booleanNode(random.nextBoolean());
      case 2 -> json.numberNode(random.nextInt(200) - 100);
      case 3 -> json.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(25)));
      case 4 -> json.numberNode(random.nextLong());
      case 5, 6 -> json.textNode(pick(TEXTS));
      case 7 -> array(depth);
      default -> members(random.nextInt(4) == 0 ? NAMES : KEYS, 4, depth);
    };
  }

  private ArrayNode array(int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(value(depth + 1));
    }
    return array;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
