package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.idp.entra.DottedKey;
import io.scimrelay.ingest.idp.entra.FilteredKey;
import io.scimrelay.ingest.idp.entra.UnlistedExtension;
import io.scimrelay.ingest.idp.entra.UrnKey;
import io.scimrelay.ingest.idp.lenient.MissingSchemas;
import io.scimrelay.ingest.idp.onelogin.DraftSchemaUrn;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.patch.PatchApplier;
import io.scimrelay.ingest.scim.patch.PatchOperation;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.Unassigned;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.Urn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a whole resource, of POST or PUT or of the store, into normal form. */
final class ResourceReader {
  private final ResourceType type;
  private final Met met;
  private final AttributeName names;
  private final ValueReader values;
  private final ObjectNode result = JsonNodeFactory.instance.objectNode();

  /** Keys that are paths: they find their place when all else has its own. */
  private final List<PatchOperation> paths = new ArrayList<>();

  private JsonNode members = MissingNode.getInstance();

  ResourceReader(ResourceType type, Met met) {
    this.type = type;
    this.met = met;
    names = new AttributeName(type.schemas(), met);
    values = new ValueReader(met);
  }

  Attributes request(ObjectNode body) {
    JsonNode schemas = JsonNames.get(body, "schemas");
    met.met(MissingSchemas.class, MissingSchemas.applies(schemas));
    met.met(DraftSchemaUrn.class, DraftSchemaUrn.applies(schemas));
    Attributes attributes = stored(body);
    for (String name : (Iterable<String>) () -> attributes.json().fieldNames()) {
      met.met(UnlistedExtension.class, Urn.is(name) && UnlistedExtension.applies(name, schemas));
    }
    return attributes;
  }

  Attributes stored(ObjectNode body) {
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      member(member.getKey(), member.getValue());
    }
    Attributes attributes = new Attributes(result);
    return paths.isEmpty() ? attributes : PatchApplier.apply(type, attributes, paths).attributes();
  }

  /** The members that were asked for; missing where they are said nowhere, or to be none. */
  JsonNode members() {
    return members;
  }

  private void member(String key, JsonNode value) {
    if (FilteredKey.applies(key)) {
      path(FilteredKey.class, key, value);
      return;
    }
    AttributePath path = names.readKey(key, value.isObject());
    if (AttributeName.reserved(path)) {
      reserved(path, key, value);
    } else if (path.wholeExtension() && path.subAttribute() == null && Urn.is(key)) {
      extension(path, value);
    } else if (path.subAttribute() != null && DottedKey.applies(key)) {
      path(DottedKey.class, key, value);
    } else if (path.subAttribute() != null) {
      path(UrnKey.class, key, value);
    } else {
      met.met(UrnKey.class, UrnKey.applies(key, path));
      put(path, key, value);
    }
  }

  private void reserved(AttributePath path, String key, JsonNode value) {
    boolean names = path.attribute().equalsIgnoreCase("members") && path.subAttribute() == null;
    if (names && !Unassigned.is(value) && (members.isMissingNode() || key.equals("members"))) {
      members = value;
    }
  }

  private void extension(AttributePath path, JsonNode value) {
    String schema = path.schema();
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String inner = schema == null ? member.getKey() : schema + ":" + member.getKey();
        nested(schema, inner, member);
      }
    } else if (ValueReader.unknown(value) != null) {
      throw ScimException.invalidValue(
          "'"
              + (schema == null ? type.schemas().core().id() : schema)
              + "' is a schema; send an object.");
    }
  }

  private void nested(@Nullable String schema, String name, Map.Entry<String, JsonNode> member) {
    if (schema != null && type.schemas().extension(schema).isEmpty()) {
      unknown(schema, member.getKey(), member.getValue());
      return;
    }
    if (FilteredKey.applies(member.getKey())) {
      path(FilteredKey.class, name, member.getValue());
      return;
    }
    AttributePath path = literal(schema, member.getKey()).orElseGet(() -> names.read(name));
    if (path.subAttribute() != null) {
      path(DottedKey.class, name, member.getValue());
    } else if (AttributeName.reserved(path)) {
      reserved(path, member.getKey(), member.getValue());
    } else {
      put(path, member.getKey(), member.getValue());
    }
  }

  /** A name with a colon in it belongs to the extension that it stands in, not to another. */
  static Optional<AttributePath> literal(@Nullable String schema, String key) {
    return schema == null || key.indexOf(':') < 0
        ? Optional.empty()
        : Optional.of(new AttributePath(schema, key, null));
  }

  private void unknown(String schema, String key, JsonNode value) {
    PatchOperation.Target target = new ExtensionKey(type.schemas(), met).target(schema, key);
    AttributePath path = target.path();
    if (AttributeName.reserved(path)) {
      return;
    }
    if (target.filter() == null && path.subAttribute() == null) {
      put(path, key, value);
    } else {
      ValueOperations operations = new ValueOperations(type.schemas(), met);
      operations.add(RawOperation.Kind.ADD, target, value);
      paths.addAll(operations.read());
    }
  }

  private void put(AttributePath path, String key, JsonNode sent) {
    Optional<AttributeDefinition> known = type.schemas().attribute(path);
    JsonNode value =
        known.isPresent() ? values.attribute(known.get(), sent) : ValueReader.unknown(sent);
    if (value != null) {
      ObjectNode home = home(path.schema());
      String name = JsonNames.key(home, path.attribute());
      if (key.equals(name) || !home.has(name)) {
        home.set(name, value);
      }
    }
  }

  private ObjectNode home(@Nullable String schema) {
    return schema == null ? result : result.withObjectProperty(JsonNames.key(result, schema));
  }

  /** A key that is no path after all is a name like any other. */
  private void path(Class<?> quirk, String key, JsonNode value) {
    PatchReader reader = new PatchReader(type, met);
    if (reader.readsKey(key)) {
      met.met(quirk);
      paths.addAll(reader.key(key, value));
    } else {
      AttributePath name = names.plainKey(key);
      put(name, name.attribute(), value);
    }
  }
}
