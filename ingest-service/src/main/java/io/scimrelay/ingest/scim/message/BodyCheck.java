package io.scimrelay.ingest.scim.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses what the directory could not keep, before anything is made of it. */
public final class BodyCheck {
  public static final int MAX_DEPTH = 64;
  public static final int MAX_NAME = 512;

  /** Names are looked up without regard to case, each among all others. */
  public static final int MAX_NAMES = 1_000;

  /** Enough for 100,000 members with all that is said of them. */
  private static final long MAX_TOKENS = 1_200_000;

  /** The database writes numbers out: three letters would become hundreds of digits. */
  private static final double WRITTEN_OUT = 1e22;

  /** Whole ones among them are made anew: so many can be in no resource. */
  private static final int MAX_FRACTIONS = 100_000;

  private static final JsonMapper JSON = mapper();

  private int fractions;

  private BodyCheck() {}

  /** Reads a request body: a JSON object, checked. */
  public static ObjectNode read(InputStream body) {
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
      Fault fault = new BodyCheck().fault(object, 1);
      if (fault != null) {
        throw ScimException.invalidValue(fault.sentence());
      }
      return object;
    }
    throw ScimException.invalidSyntax("The body must be a JSON object.");
  }

  /**
   * What the directory could not keep.
   *
   * @param where the names that lead there, with dots between; empty for the body itself
   */
  private record Fault(String where, String what) {
    static Fault of(String what) {
      return new Fault("", what);
    }

    Fault under(String name) {
      return new Fault(where.isEmpty() ? name : name + "." + where, what);
    }

    String sentence() {
      return (where.isEmpty() ? "The body" : "'" + where + "'") + " holds " + what + ".";
    }
  }

  private @Nullable Fault fault(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      throw ScimException.invalidValue("The body nests deeper than " + MAX_DEPTH + " levels.");
    }
    return switch (node.getNodeType()) {
      case OBJECT -> members(node, depth);
      case ARRAY -> entries(node, depth);
      case STRING -> text(node.textValue());
      case NUMBER -> number(node);
      default -> null;
    };
  }

  private @Nullable Fault entries(JsonNode array, int depth) {
    for (JsonNode entry : array) {
      Fault fault = fault(entry, depth + 1);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private @Nullable Fault members(JsonNode object, int depth) {
    if (object.size() > MAX_NAMES) {
      return Fault.of("more than " + MAX_NAMES + " names");
    }
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      Fault fault = name(name);
      if (fault != null) {
        return fault;
      }
      fault = fault(member.getValue(), depth + 1);
      if (fault != null) {
        return fault.under(name);
      }
    }
    return null;
  }

  private static @Nullable Fault name(String name) {
    return name.length() > MAX_NAME
        ? Fault.of("an attribute name of over " + MAX_NAME + " characters")
        : text(name);
  }

  private static @Nullable Fault text(String text) {
    return TextFault.of(text).map(fault -> Fault.of(fault.what())).orElse(null);
  }

  private @Nullable Fault number(JsonNode number) {
    if (number.isFloatingPointNumber() && ++fractions > MAX_FRACTIONS) {
      throw ScimException.tooLarge(
          "The body holds more than "
              + MAX_FRACTIONS
              + " numbers with a fraction or an exponent. Send less at a time.");
    }
    double value = Math.abs(number.doubleValue());
    boolean plain = value == 0 || (value < WRITTEN_OUT && value > 1 / WRITTEN_OUT);
    return Double.isFinite(value) && (plain || number.isIntegralNumber())
        ? null
        : Fault.of("a number that is too large or too small");
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
        .nodeFactory(new SmallObjects())
        .build();
  }

  /** A large body is many objects of few members each: a member of a group has one or two. */
  private static final class SmallObjects extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public ObjectNode objectNode() {
      return new ObjectNode(this, new LinkedHashMap<>(2));
    }
  }
}
