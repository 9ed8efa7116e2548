package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Entries;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.scimrelay.ingest.scim.resource.Tidy;
import io.scimrelay.ingest.scim.resource.Unassigned;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attribute that one operation changes.
 *
 * @param home what holds it: the resource or an extension
 * @param key its name there
 */
record Place(
    ObjectNode home,
    String key,
    Optional<AttributeDefinition> attribute,
    PatchOperation.Target target) {

  void set(JsonNode value, boolean adds) {
    ScimFilter filter = target.filter();
    String sub = target.path().subAttribute();
    if (filter != null) {
      setEntries(filter, value, adds);
    } else if (sub != null) {
      setSubAttribute(sub, value);
    } else if (adds && (multiValued() || value.isArray() || present().isArray())) {
      entries().addAll(value);
    } else if (value instanceof ObjectNode object && present() instanceof ObjectNode present) {
      object.properties().forEach(member -> put(present, member.getKey(), member.getValue()));
    } else {
      put(home, key, Tidy.value(value));
    }
  }

  /** How many values are there. */
  int size() {
    return present().isArray() ? present().size() : 1;
  }

  /** The most names that an object has which an operation here may add to. */
  int names() {
    int most = home.size();
    Iterable<JsonNode> values = present().isArray() ? present() : List.of(present());
    for (JsonNode value : values) {
      most = value.isObject() ? Math.max(most, value.size()) : most;
    }
    return most;
  }

  /** Whether a value that is set in each of several entries takes more letters than that. */
  boolean copiesMore(JsonNode value, long most) {
    ScimFilter filter = target.filter();
    boolean each = filter != null || target.path().subAttribute() != null;
    long letters = each && size() > 1 ? value.toString().length() : 0;
    return letters * size() > most
        && (filter == null || letters * chosen(filter).entries().size() > most);
  }

  /** Whether a value path means none of what is there. */
  boolean lacksEntry() {
    ScimFilter filter = target.filter();
    return filter != null && chosen(filter).isEmpty() && plain(filter).isEmpty();
  }

  void remove() {
    ScimFilter filter = target.filter();
    String sub = target.path().subAttribute();
    if (filter != null && sub != null) {
      chosen(filter).remove(sub);
      if (PlainValues.whole(sub)) {
        plain(filter).remove();
      }
    } else if (filter != null) {
      removeEntries(filter);
    } else if (sub == null) {
      home.remove(key);
    } else {
      everyEntry().remove(sub);
    }
  }

  void removeNamed(ScimFilter named) {
    if (present().isArray()) {
      removeEntries(named);
    } else {
      home.remove(key);
    }
  }

  private void setEntries(ScimFilter filter, JsonNode value, boolean adds) {
    ChosenEntries chosen = chosen(filter);
    String sub = target.path().subAttribute();
    if (setPlain(filter, value)) {
      return;
    }
    if (chosen.isEmpty()) {
      setRenamed(RenamedEntry.of(filter, renames(value, adds)), value, adds);
    } else if (sub != null) {
      chosen.set(sub, value);
    } else if (adds) {
      chosen.merge(value);
    } else {
      chosen.replace(value, EqualTerms.of(filter));
    }
  }

  private boolean setPlain(ScimFilter filter, JsonNode value) {
    PlainValues plain = plain(filter);
    JsonNode said = PlainValues.said(target.path().subAttribute(), value);
    if (said == null || plain.isEmpty()) {
      return false;
    }
    plain.set(said);
    return true;
  }

  private void setRenamed(ScimFilter filter, JsonNode value, boolean adds) {
    ChosenEntries chosen = chosen(filter);
    String sub = target.path().subAttribute();
    if (setPlain(filter, value)) {
      return;
    }
    if (sub != null && !chosen.isEmpty()) {
      chosen.set(sub, value);
    } else if (!chosen.holds(value)) {
      create(filter, value, adds);
    }
  }

  /** What is said in place of what the filter names. */
  private ObjectNode renames(JsonNode value, boolean adds) {
    String sub = target.path().subAttribute();
    if (sub == null && adds && value instanceof ObjectNode object) {
      return object;
    }
    JsonNode named = value.isObject() ? JsonNames.get(value, "value") : value;
    return home.objectNode().set(sub == null ? "value" : sub, named);
  }

  /** An entry that nobody has yet is made, with what the filter says of it. */
  private void create(ScimFilter filter, JsonNode value, boolean adds) {
    ObjectNode entry = ValuePathCreates.entry(filter);
    boolean described = matches(filter, entry);
    boolean names = !entry.isEmpty() && !present().isObject();
    boolean says = describe(entry, value, adds);
    if (says && !(names && (described || matches(filter, entry)))) {
      throw ScimException.noTarget(
          "Nothing in '"
              + target.path().attribute()
              + "' matches, and the filter describes no entry.");
    }
    if (says && singleValued()) {
      home.set(key, entry);
    } else if (says) {
      boolean plain = PlainValues.fill(present()) && entry.size() == 1 && entry.has("value");
      entries().add(plain ? entry.get("value") : entry);
    }
  }

  private boolean matches(ScimFilter filter, JsonNode entry) {
    return new EntryTest(attribute, filter).test(entry);
  }

  /** Completes the entry; tells whether anything is said of it. */
  private boolean describe(ObjectNode entry, JsonNode value, boolean adds) {
    String sub = target.path().subAttribute();
    ObjectNode said = home.objectNode();
    if (sub != null) {
      said.set(sub, value);
    } else if (value instanceof ObjectNode object) {
      said = adds ? object : EqualTerms.without(object, entry);
    } else if (value.isValueNode()) {
      said.set("value", value);
    }
    Entries.merge(entry, said);
    return Tidy.value(value) != null;
  }

  private void setSubAttribute(String sub, JsonNode value) {
    if (multiValued() || present().isArray()) {
      ChosenEntries every = everyEntry();
      if (every.isEmpty()) {
        entries().add(home.objectNode().set(sub, value));
      } else {
        every.set(sub, value);
      }
    } else {
      ObjectNode complex = present() instanceof ObjectNode object ? object : home.putObject(key);
      put(complex, sub, value);
    }
  }

  private void removeEntries(ScimFilter filter) {
    EntryTest test = new EntryTest(attribute, filter);
    if (present() instanceof ArrayNode entries) {
      entries.removeIf(test);
    } else if (test.test(present())) {
      home.remove(key);
    }
  }

  private static void put(ObjectNode complex, String name, @Nullable JsonNode value) {
    String key = JsonNames.key(complex, name);
    if (value == null || Unassigned.is(value)) {
      complex.remove(key);
    } else {
      complex.set(key, value.deepCopy());
    }
  }

  private boolean multiValued() {
    return attribute.filter(AttributeDefinition::multiValued).isPresent();
  }

  private boolean singleValued() {
    return present().isObject() || (attribute.isPresent() && !multiValued());
  }

  private JsonNode present() {
    return home.path(key);
  }

  private EntryList entries() {
    JsonNode present = present();
    if (present instanceof ArrayNode array) {
      return new EntryList(array, attribute);
    }
    ArrayNode array = home.putArray(key);
    if (!present.isMissingNode()) {
      array.add(present);
    }
    return new EntryList(array, attribute);
  }

  private ChosenEntries chosen(ScimFilter filter) {
    return ChosenEntries.of(present(), attribute, new EntryTest(attribute, filter));
  }

  private PlainValues plain(ScimFilter filter) {
    ArrayNode all = present() instanceof ArrayNode array ? array : home.arrayNode();
    return PlainValues.of(all, new EntryTest(attribute, filter));
  }

  private ChosenEntries everyEntry() {
    return ChosenEntries.of(present(), attribute, entry -> true);
  }
}
