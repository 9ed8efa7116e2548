package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.idp.entra.ListForSingle;
import io.scimrelay.ingest.idp.entra.ObjectForText;
import io.scimrelay.ingest.idp.entra.RoleAsJsonText;
import io.scimrelay.ingest.idp.entra.StringlyBoolean;
import io.scimrelay.ingest.idp.entra.TextForComplex;
import io.scimrelay.ingest.idp.lenient.EmptyText;
import io.scimrelay.ingest.idp.lenient.NumberForText;
import io.scimrelay.ingest.idp.lenient.OddlyCasedName;
import io.scimrelay.ingest.idp.onelogin.SingleValueForList;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Entries;
import io.scimrelay.ingest.scim.resource.Secrets;
import io.scimrelay.ingest.scim.resource.Tidy;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives values the types of their schema; null where nothing is left of one. */
final class ValueReader {
  private final Met met;
  private final boolean merges;

  ValueReader(Met met) {
    this(met, false);
  }

  private ValueReader(Met met, boolean merges) {
    this.met = met;
    this.merges = merges;
  }

  /** For entries that are merged into others: empty text in them stays, to take something away. */
  static ValueReader merging(Met met) {
    return new ValueReader(met, true);
  }

  /** The whole value of an attribute. */
  @Nullable JsonNode attribute(AttributeDefinition attribute, JsonNode value) {
    return attribute.multiValued()
        ? entries(attribute, value)
        : single(attribute, value, attribute.name());
  }

  /** One value: of a single-valued attribute, or one entry. */
  @Nullable JsonNode single(AttributeDefinition attribute, JsonNode value, String where) {
    if (met.met(EmptyText.class, EmptyText.applies(value))
        || (attribute.required() && value.isTextual() && value.textValue().isBlank())) {
      return null;
    }
    if (value.isNull() || value.isMissingNode() || (value.isArray() && value.isEmpty())) {
      return null;
    }
    return attribute.complex() ? complex(attribute, value, where) : simple(attribute, value, where);
  }

  /** What no schema names is kept as sent, but for what is empty or a password. */
  static @Nullable JsonNode unknown(JsonNode value) {
    return Tidy.value(value);
  }

  private @Nullable JsonNode entries(AttributeDefinition attribute, JsonNode value) {
    ArrayNode entries = named(attribute, value);
    Entries.dropHollow(entries, attribute);
    Entries.dropTwins(entries);
    Entries.keepFirstPrimary(entries);
    return entries.isEmpty() ? null : entries;
  }

  /** Entries as they are said, also those that say no more than what they are for. */
  ArrayNode named(AttributeDefinition attribute, JsonNode value) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    if (value.isArray()) {
      value.forEach(entry -> addEntry(entries, attribute, entry));
    } else if (!value.isNull()) {
      met.met(SingleValueForList.class, !EmptyText.applies(value));
      addEntry(entries, attribute, value);
    }
    return entries;
  }

  private void addEntry(ArrayNode entries, AttributeDefinition attribute, JsonNode value) {
    JsonNode entry = single(attribute, value, attribute.name());
    if (entry != null) {
      met.met(RoleAsJsonText.class, RoleAsJsonText.applies(attribute.name(), entry));
      entries.add(entry);
    }
  }

  private @Nullable JsonNode complex(AttributeDefinition attribute, JsonNode value, String where) {
    if (value instanceof ObjectNode object) {
      return subAttributes(attribute, object, where);
    }
    if (met.met(TextForComplex.class, TextForComplex.applies(attribute, value))) {
      ObjectNode empty = JsonNodeFactory.instance.objectNode();
      return complex(attribute, TextForComplex.wrapped(empty, value), where);
    }
    if (met.met(ListForSingle.class, ListForSingle.applies(value))) {
      return single(attribute, ListForSingle.first(value), where);
    }
    throw ScimException.invalidValue("'" + where + "' is complex; send an object.");
  }

  private @Nullable JsonNode subAttributes(
      AttributeDefinition attribute, ObjectNode object, String where) {
    ObjectNode result = object.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      Optional<AttributeDefinition> known = attribute.sub(member.getKey());
      String name = known.map(AttributeDefinition::name).orElse(member.getKey());
      met.met(OddlyCasedName.class, OddlyCasedName.applies(member.getKey(), name));
      JsonNode value = subAttribute(known, member, where + "." + name);
      if (value != null && (member.getKey().equals(name) || !result.has(name))) {
        result.set(name, value);
      }
    }
    return result.isEmpty() ? null : result;
  }

  private @Nullable JsonNode subAttribute(
      Optional<AttributeDefinition> known, Map.Entry<String, JsonNode> member, String where) {
    if (merges && EmptyText.applies(member.getValue())) {
      met.met(EmptyText.class);
      return member.getValue();
    }
    if (known.isEmpty()) {
      return Secrets.named(member.getKey()) ? null : unknown(member.getValue());
    }
    return known.get().readOnly() ? null : single(known.get(), member.getValue(), where);
  }

  private @Nullable JsonNode simple(AttributeDefinition attribute, JsonNode value, String where) {
    if (met.met(ObjectForText.class, ObjectForText.applies(value))) {
      return single(attribute, ObjectForText.value(value), where);
    }
    if (value.isArray() && value.size() == 1) {
      met.met(ListForSingle.class);
      return single(attribute, ListForSingle.first(value), where);
    }
    return switch (attribute.type()) {
      case BOOLEAN -> bool(value, where);
      case DECIMAL, INTEGER -> number(value, where);
      default -> text(value, where);
    };
  }

  private JsonNode bool(JsonNode value, String where) {
    if (value.isBoolean()) {
      return value;
    }
    Optional<JsonNode> read = StringlyBoolean.read(value);
    if (read.isEmpty()) {
      throw ScimException.invalidValue("'" + where + "' is a boolean; send true or false.");
    }
    met.met(StringlyBoolean.class);
    return read.get();
  }

  private static JsonNode number(JsonNode value, String where) {
    if (value.isNumber()) {
      return value;
    }
    throw ScimException.invalidValue("'" + where + "' is a number.");
  }

  private JsonNode text(JsonNode value, String where) {
    if (met.met(NumberForText.class, NumberForText.applies(value))) {
      return NumberForText.text(value);
    }
    if (value.isTextual()) {
      NameLength.check(where, value.textValue());
      return value;
    }
    throw ScimException.invalidValue("'" + where + "' is text; send one string.");
  }
}
