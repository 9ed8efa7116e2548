package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.idp.entra.ListForSingle;
import io.scimrelay.ingest.idp.entra.ObjectForText;
import io.scimrelay.ingest.idp.entra.RemoveMembersByValue;
import io.scimrelay.ingest.idp.lenient.EmptyText;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.patch.PatchOperation;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.scimrelay.ingest.scim.resource.Unassigned;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations on attributes, their values given the types of the schema. */
final class ValueOperations {
  private static final int MOST = 10_000;

  private final TypeSchema schemas;
  private final Met met;
  private final ValueReader values;
  private final ValueReader entries;
  private final List<PatchOperation> read = new ArrayList<>();

  ValueOperations(TypeSchema schemas, Met met) {
    this.schemas = schemas;
    this.met = met;
    values = new ValueReader(met);
    entries = ValueReader.merging(met);
  }

  List<PatchOperation> read() {
    return read;
  }

  void add(RawOperation.Kind kind, PatchOperation.Target target, JsonNode value) {
    if (read.size() >= MOST) {
      throw ScimException.tooLarge(
          "The request sets more than " + MOST + " attributes. Send less at a time.");
    }
    Optional<AttributeDefinition> attribute = schemas.attribute(target.path());
    if (kind == RawOperation.Kind.REMOVE) {
      remove(target, attribute, value);
    } else if (value.isMissingNode()) {
      throw ScimException.invalidValue(
          "The operation on '"
              + target.path().text()
              + "' needs a 'value'; remove takes one away.");
    } else if (splits(target, attribute, value)) {
      subAttributes(kind, target, (ObjectNode) value);
    } else if (!addsNothing(kind, attribute, value)) {
      set(kind, target, attribute, typed(target, attribute, value));
    }
  }

  /** An empty object adds nothing, nor does an empty list to one that no schema describes. */
  private static boolean addsNothing(
      RawOperation.Kind kind, Optional<AttributeDefinition> attribute, JsonNode value) {
    return kind == RawOperation.Kind.ADD
        && value.isEmpty()
        && (value.isObject() || (attribute.isEmpty() && value.isArray()));
  }

  /**
   * A complex attribute is set part by part, so that what is not named stays (RFC 7644 3.5.2.3).
   */
  private static boolean splits(
      PatchOperation.Target target, Optional<AttributeDefinition> attribute, JsonNode value) {
    return attribute.isPresent()
        && attribute.get().complex()
        && !attribute.get().multiValued()
        && target.filter() == null
        && target.path().subAttribute() == null
        && value.isObject()
        && !unassigns(attribute.get(), value);
  }

  /**
   * {@code {}} and {@code {"value": ""}} take away what has a value, such as a manager; a change of
   * what is only derived does not. Of a name {@code {}} changes no part.
   */
  private static boolean unassigns(AttributeDefinition attribute, JsonNode value) {
    JsonNode inner = JsonNames.get(value, "value");
    boolean emptied = inner.isNull() || EmptyText.applies(inner);
    return attribute.hasValue()
        && (value.isEmpty()
            || (emptied && new ValueReader(new Met()).attribute(attribute, value) == null));
  }

  private void subAttributes(
      RawOperation.Kind kind, PatchOperation.Target target, ObjectNode value) {
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      AttributePath path = schemas.path(target.path().withSub(member.getKey()).text());
      Optional<AttributeDefinition> known = schemas.find(path);
      if (known.filter(AttributeDefinition::readOnly).isEmpty()) {
        add(kind, new PatchOperation.Target(path, null), member.getValue());
      }
    }
  }

  private @Nullable JsonNode typed(
      PatchOperation.Target target, Optional<AttributeDefinition> attribute, JsonNode value) {
    String sub = target.path().subAttribute();
    if (attribute.isEmpty()) {
      return Unassigned.kept("value".equals(sub) ? unwrapped(value) : value);
    }
    if (sub != null) {
      return attribute
          .get()
          .sub(sub)
          .map(known -> values.single(known, value, attribute.get().name() + "." + sub))
          .orElseGet(() -> attribute.get().sub(sub).isEmpty() ? ValueReader.unknown(value) : null);
    }
    ValueReader reader = attribute.get().multiValued() ? entries : values;
    return target.filter() == null
        ? reader.attribute(attribute.get(), value)
        : reader.single(attribute.get(), value, attribute.get().name());
  }

  private JsonNode unwrapped(JsonNode value) {
    JsonNode one = value.isArray() && value.size() == 1 ? ListForSingle.first(value) : value;
    return met.met(ObjectForText.class, ObjectForText.applies(one))
        ? ObjectForText.value(one)
        : value;
  }

  private void set(
      RawOperation.Kind kind,
      PatchOperation.Target target,
      Optional<AttributeDefinition> attribute,
      @Nullable JsonNode value) {
    if (value == null) {
      unassign(kind, target, attribute);
    } else if (kind == RawOperation.Kind.ADD) {
      read.add(new PatchOperation.Add(target, value));
    } else {
      read.add(new PatchOperation.Replace(target, value));
    }
  }

  private void unassign(
      RawOperation.Kind kind,
      PatchOperation.Target target,
      Optional<AttributeDefinition> attribute) {
    if (attribute.filter(AttributeDefinition::required).isPresent()) {
      throw ScimException.invalidValue("'" + target.path().attribute() + "' is required.");
    }
    boolean adds = kind == RawOperation.Kind.ADD;
    boolean list = attribute.filter(AttributeDefinition::multiValued).isPresent();
    if (!keptWhenAbsent(target.path()) && !(adds && list && target.path().subAttribute() == null)) {
      read.add(new PatchOperation.Remove(target));
    }
  }

  /** Nobody is switched on or off by an attribute that is taken away. */
  private static boolean keptWhenAbsent(AttributePath path) {
    return path.schema() == null && path.attribute().equals("active");
  }

  private void remove(
      PatchOperation.Target target, Optional<AttributeDefinition> attribute, JsonNode value) {
    if (attribute.filter(AttributeDefinition::required).isPresent()) {
      throw ScimException.mutability("'" + target.path().attribute() + "' is required.");
    }
    if (keptWhenAbsent(target.path())) {
      return;
    }
    if (mayHaveEntries(target, attribute)
        && met.met(RemoveMembersByValue.class, RemoveMembersByValue.applies(value))) {
      JsonNode named = attribute.isEmpty() ? value : entries.named(attribute.get(), value);
      read.add(new PatchOperation.RemoveNamed(target, NamedEntries.of(named)));
    } else {
      read.add(new PatchOperation.Remove(target));
    }
  }

  /** What no schema describes may have them; that shows where it is kept. */
  private static boolean mayHaveEntries(
      PatchOperation.Target target, Optional<AttributeDefinition> attribute) {
    return target.filter() == null
        && target.path().subAttribute() == null
        && !target.path().wholeExtension()
        && (attribute.isEmpty() || attribute.get().multiValued());
  }
}
