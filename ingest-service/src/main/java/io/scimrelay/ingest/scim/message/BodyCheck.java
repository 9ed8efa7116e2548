package io.scimrelay.ingest.scim.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** Refuses what the directory could not keep, before anything is made of it. */
public final class BodyCheck {
  public static final int MAX_DEPTH = 64;
  public static final int MAX_NAME = 512;

  /** Enough for 100,000 members with all that is said of them. */
  private static final long MAX_TOKENS = 1_200_000;

  private static final JsonMapper JSON = mapper();

  private BodyCheck() {}

  /** Reads a request body: a JSON object, checked. */
  public static ObjectNode read(byte[] body) {
    try {
      return object(JSON.readTree(body));
    } catch (StreamConstraintsException e) {
      if (String.valueOf(e.getMessage()).contains("Token count")) {
        throw ScimException.tooLarge(
            "The body holds more than " + MAX_TOKENS + " values. Send less at a time.");
      }
      throw ScimException.invalidValue(
          "The body nests deeper than " + MAX_DEPTH + " levels, or a number or name is too long.");
    } catch (JsonParseException e) {
      var at = e.getLocation();
      throw ScimException.invalidSyntax(
          "The body is not JSON: see line "
              + at.getLineNr()
              + ", column "
              + at.getColumnNr()
              + ".");
    } catch (IOException e) {
      throw ScimException.invalidSyntax("The body is not JSON in UTF-8.");
    }
  }

  /** Checks a tree that was read elsewhere. */
  public static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) {
      check(object, "", 1);
      return object;
    }
    throw ScimException.invalidSyntax("The body must be a JSON object.");
  }

  private static void check(JsonNode node, String where, int depth) {
    if (depth > MAX_DEPTH) {
      throw ScimException.invalidValue("The body nests deeper than " + MAX_DEPTH + " levels.");
    }
    switch (node.getNodeType()) {
      case OBJECT -> members(node, where, depth);
      case ARRAY -> node.forEach(entry -> check(entry, where, depth + 1));
      case STRING -> text(node.textValue(), where);
      case NUMBER -> number(node, where);
      default -> {}
    }
  }

  private static void members(JsonNode object, String where, int depth) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      if (name.length() > MAX_NAME) {
        throw ScimException.invalidValue(
            "An attribute name in " + place(where) + " has over " + MAX_NAME + " characters.");
      }
      text(name, where);
      check(member.getValue(), where.isEmpty() ? name : where + "." + name, depth + 1);
    }
  }

  private static void text(String text, String where) {
    TextFault.of(text)
        .ifPresent(
            fault -> {
              throw ScimException.invalidValue(place(where) + " holds " + fault.what() + ".");
            });
  }

  private static void number(JsonNode number, String where) {
    boolean fits =
        number.isIntegralNumber()
            ? number.canConvertToLong()
            : Double.isFinite(number.doubleValue());
    if (!fits) {
      throw ScimException.invalidValue(place(where) + " holds a number that is too large.");
    }
  }

  private static String place(String where) {
    return where.isEmpty() ? "The body" : "'" + where + "'";
  }

  private static JsonMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
