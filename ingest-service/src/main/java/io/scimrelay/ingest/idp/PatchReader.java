package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.idp.entra.DottedKey;
import io.scimrelay.ingest.idp.entra.FilteredKey;
import io.scimrelay.ingest.idp.entra.ListForSingle;
import io.scimrelay.ingest.idp.lenient.PathlessMembers;
import io.scimrelay.ingest.idp.lenient.PathlessRemove;
import io.scimrelay.ingest.idp.okta.ReadOnlyKey;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.patch.PatchOperation;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the operations of a PATCH: every one gets a path, members are told apart from the rest. */
final class PatchReader {
  private final ResourceType type;
  private final Met met;
  private final PathReader paths;
  private final ValueOperations operations;
  private final MemberFold members;
  private boolean attributes;

  PatchReader(ResourceType type, Met met) {
    this.type = type;
    this.met = met;
    paths = new PathReader(type.schemas(), met);
    operations = new ValueOperations(type.schemas(), met);
    members = new MemberFold(met);
  }

  void read(List<RawOperation> raw) {
    for (RawOperation operation : raw) {
      String path = operation.path();
      if (path == null) {
        pathless(operation);
      } else {
        target(operation.kind(), path, operation.value(), true);
      }
    }
  }

  List<PatchOperation> operations() {
    return operations.read();
  }

  MemberChange members() {
    return members.change();
  }

  /** Whether new members are all that is asked for, whatever becomes of them. */
  boolean onlyAdds() {
    return !attributes && members.onlyAdds();
  }

  /** Whether the key of an object can be read as a path. */
  boolean readsKey(String key) {
    return paths.readsKey(key);
  }

  /** The operations that a key with its value stands for in a whole resource. */
  List<PatchOperation> key(String key, JsonNode value) {
    target(RawOperation.Kind.ADD, key, value, false);
    return operations();
  }

  private void pathless(RawOperation operation) {
    JsonNode value = operation.value();
    boolean list = type == ResourceType.GROUP && PathlessMembers.applies(value);
    if (met.met(PathlessMembers.class, list)) {
      target(operation.kind(), "members", value, false);
      return;
    }
    if (value.isArray() && value.size() == 1) {
      met.met(ListForSingle.class);
      value = ListForSingle.first(value);
    }
    if (operation.kind() == RawOperation.Kind.REMOVE
        && !met.met(PathlessRemove.class, PathlessRemove.applies(value))) {
      throw ScimException.noTarget("A remove needs a 'path' that says what is to go.");
    }
    if (!(value instanceof ObjectNode object)) {
      throw ScimException.invalidValue(
          "Without a 'path', 'value' must be an object of attributes and their values.");
    }
    keys(operation.kind(), null, object);
  }

  /** Members of an object have no order: who sets a whole attribute comes before who sets in it. */
  private void keys(RawOperation.Kind kind, @Nullable String schema, ObjectNode object) {
    keys(kind, schema, object, false);
    keys(kind, schema, object, true);
  }

  private void keys(
      RawOperation.Kind kind, @Nullable String schema, ObjectNode object, boolean within) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String key = member.getKey();
      if (!key.isEmpty() && within == (FilteredKey.applies(key) || DottedKey.applies(key))) {
        Optional<AttributePath> literal = ResourceReader.literal(schema, key);
        if (literal.isPresent()) {
          literal(kind, literal.get(), member.getValue());
        } else {
          target(kind, schema == null ? key : schema + ":" + key, member.getValue(), false);
        }
      }
    }
  }

  private void literal(RawOperation.Kind kind, AttributePath name, JsonNode value) {
    attributes = true;
    if (!AttributeName.reserved(name)) {
      operations.add(kind, new PatchOperation.Target(name, null), value);
    }
  }

  private void target(RawOperation.Kind kind, String text, JsonNode value, boolean explicit) {
    if (!explicit && !paths.readsKey(text)) {
      attributes = true;
      operations.add(kind, new PatchOperation.Target(paths.plainKey(text), null), value);
      return;
    }
    TargetText cut = TargetText.of(text);
    AttributePath path = paths.path(cut, value);
    if (!AttributeName.wellFormed(path)) {
      throw ScimException.invalidPath("The path '" + text + "' is not one of RFC 7644.");
    }
    if (!explicit) {
      paths.meetKey(text, path);
    }
    if (AttributeName.reserved(path)) {
      reserved(kind, path, cut, value, explicit);
    } else {
      attributes = true;
      if (path.wholeExtension()) {
        checkExtension(kind, path, value);
        extension(kind, path, value, cut);
      } else {
        attribute(kind, path, cut, value, explicit);
      }
    }
  }

  private void reserved(
      RawOperation.Kind kind,
      AttributePath path,
      TargetText cut,
      JsonNode value,
      boolean explicit) {
    String name = path.attribute();
    if (name.equalsIgnoreCase("members")) {
      if (type == ResourceType.GROUP && (namesMembers(path, cut, kind, value) || explicit)) {
        checkNamesMembers(path, cut, kind, value);
        members.operation(kind, memberFilter(cut), path.subAttribute(), value);
      }
    } else if (explicit && readOnly(name)) {
      throw ScimException.mutability("'" + path.text() + "' is read-only.");
    } else {
      met.met(ReadOnlyKey.class, ReadOnlyKey.applies(name));
    }
  }

  /** Who is a member can be changed, but nothing of what a member is. */
  private static boolean namesMembers(
      AttributePath path, TargetText cut, RawOperation.Kind kind, JsonNode value) {
    String sub = path.subAttribute();
    boolean takesNone =
        kind == RawOperation.Kind.REMOVE && cut.filter() == null && value.isMissingNode();
    return sub == null || (sub.equals("value") && !takesNone);
  }

  private void checkNamesMembers(
      AttributePath path, TargetText cut, RawOperation.Kind kind, JsonNode value) {
    if (!namesMembers(path, cut, kind, value)) {
      throw type.schemas().find(path).isPresent()
          ? ScimException.mutability(
              "'" + path.text() + "' cannot be changed; add and remove members.")
          : ScimException.invalidPath("A member has no '" + path.subAttribute() + "'.");
    }
  }

  private boolean readOnly(String name) {
    return type.schemas().attribute(name).filter(AttributeDefinition::readOnly).isPresent();
  }

  private @Nullable ScimFilter memberFilter(TargetText cut) {
    return cut.term(type.schemas(), type.schemas().attribute("members"), met);
  }

  private static void checkExtension(RawOperation.Kind kind, AttributePath path, JsonNode value) {
    boolean sets = kind != RawOperation.Kind.REMOVE && ValueReader.unknown(value) != null;
    if (sets && !value.isObject()) {
      throw ScimException.invalidValue(
          "'" + path.text() + "' is a schema; send an object with its attributes.");
    }
  }

  private void extension(
      RawOperation.Kind kind, AttributePath path, JsonNode value, TargetText cut) {
    if (cut.filter() != null) {
      throw ScimException.invalidPath("A filter stands behind an attribute, not a schema.");
    }
    String schema = path.schema();
    if (value instanceof ObjectNode object) {
      if (schema == null || type.schemas().extension(schema).isPresent()) {
        keys(kind, schema, object);
      } else {
        unknownExtension(kind, schema, object);
      }
    } else if (schema == null) {
      throw ScimException.invalidPath("The path names the whole resource; leave it out.");
    } else {
      operations.add(kind, new PatchOperation.Target(path, null), value);
    }
  }

  private void unknownExtension(RawOperation.Kind kind, String schema, ObjectNode object) {
    ExtensionKey keys = new ExtensionKey(type.schemas(), met);
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      PatchOperation.Target target = keys.target(schema, member.getKey());
      if (!AttributeName.reserved(target.path()) && !target.path().wholeExtension()) {
        operations.add(kind, target, member.getValue());
      }
    }
  }

  private void attribute(
      RawOperation.Kind kind,
      AttributePath path,
      TargetText cut,
      JsonNode value,
      boolean explicit) {
    Optional<AttributeDefinition> attribute = type.schemas().attribute(path);
    checkShape(path, cut, attribute);
    if (type.schemas().find(path).filter(AttributeDefinition::readOnly).isPresent()) {
      if (explicit) {
        throw ScimException.mutability("'" + path.text() + "' is derived; change its source.");
      }
      return;
    }
    ScimFilter filter = cut.term(type.schemas(), attribute, met);
    operations.add(kind, new PatchOperation.Target(path, filter), value);
  }

  private static void checkShape(
      AttributePath path, TargetText cut, Optional<AttributeDefinition> attribute) {
    boolean simple = attribute.isPresent() && !attribute.get().complex();
    if (simple && (cut.filter() != null || path.subAttribute() != null)) {
      throw ScimException.invalidPath(
          "'" + path.attribute() + "' has neither entries nor sub-attributes.");
    }
  }
}
