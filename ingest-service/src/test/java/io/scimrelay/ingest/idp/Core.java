package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.Decision;
import io.scimrelay.ingest.directory.DirectoryCommand;
import io.scimrelay.ingest.directory.DirectoryDecider;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Short words for tests of the core: JSON in single quotes, users, groups, requests. */
public final class Core {
  public static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  public static final ResourceId USER =
      ResourceId.user(UUID.fromString("0190a000-0000-7000-8000-000000000001"));
  public static final ResourceId OTHER =
      ResourceId.user(UUID.fromString("0190a000-0000-7000-8000-000000000002"));
  public static final ResourceId GROUP =
      ResourceId.group(UUID.fromString("0190a000-0000-7000-8000-00000000000a"));

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
  private static final Normalizer NORMALIZER = new Normalizer();
  private static final DirectoryDecider DECIDER = new DirectoryDecider(NORMALIZER::renormalize);

  private Core() {}

  public static ObjectNode json(String text) {
    try {
      return (ObjectNode)
          JSON.readTree(
              text.replace("$ENT", ENTERPRISE)
                  .replace("$USER", USER.text())
                  .replace("$OTHER", OTHER.text())
                  .replace("$GROUP", GROUP.text()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** What a POST of the body would store. */
  public static Attributes created(ResourceType type, String body) {
    return NORMALIZER.create(type, json(body)).value().attributes();
  }

  public static ObjectNode user(String body) {
    return created(ResourceType.USER, body).json();
  }

  public static StoredResource stored(String body) {
    return stored(USER, created(ResourceType.USER, body));
  }

  public static StoredResource storedGroup(String body) {
    return stored(GROUP, created(ResourceType.GROUP, body));
  }

  private static StoredResource stored(ResourceId id, Attributes attributes) {
    Instant time = Instant.parse("2026-11-24T03:11:00Z");
    return new StoredResource(id, 3, time, time, attributes);
  }

  public static ObjectNode operations(String operations) {
    return json("{'Operations': [" + operations + "]}");
  }

  public static Normalized<DirectoryCommand.Patch> patch(ResourceId id, String operations) {
    return NORMALIZER.patch(id, operations(operations));
  }

  public static Decision patched(StoredResource stored, String operations) {
    return DECIDER.patch(stored, patch(stored.id(), operations).value());
  }

  /** The attributes of a user after a PATCH. */
  public static ObjectNode patched(String user, String operations) {
    return patched(stored(user), operations).attributes().json();
  }

  public static Decision put(StoredResource stored, String body) {
    return DECIDER.replace(stored, NORMALIZER.replace(stored.id(), json(body)).value());
  }

  public static MemberChange members(String operations) {
    return patch(GROUP, operations).value().members();
  }

  /** The members that a PUT of a group asks for. */
  public static MemberChange membersOf(String group) {
    return NORMALIZER.replace(GROUP, json(group)).value().members();
  }

  /** Quirks met in a POST of a user. */
  public static List<String> quirks(String body) {
    return List.copyOf(NORMALIZER.create(ResourceType.USER, json(body)).quirks());
  }

  public static List<String> patchQuirks(String operations) {
    return List.copyOf(patch(USER, operations).quirks());
  }

  public static List<String> filterQuirks(ResourceType type, String filter) {
    return List.copyOf(NORMALIZER.filter(type, filter.replace("$ENT", ENTERPRISE)).quirks());
  }

  public static JsonNode at(ObjectNode json, String pointer) {
    return json.at(pointer.replace("$ENT", ENTERPRISE));
  }
}
