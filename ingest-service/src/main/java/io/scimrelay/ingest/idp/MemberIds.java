package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.idp.lenient.BareMember;
import io.scimrelay.ingest.idp.lenient.EmptyText;
import io.scimrelay.ingest.idp.lenient.WrappedMembers;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads members in every form they come in; counts those whose id can be none of ours. */
final class MemberIds {
  private final Met met;
  private List<ResourceId> read = new ArrayList<>();
  private int unreadable;

  MemberIds(Met met) {
    this.met = met;
  }

  /** The ids in a value, as they stand there. */
  List<ResourceId> of(JsonNode value) {
    members(value);
    return read();
  }

  private void members(JsonNode value) {
    if (value.isArray()) {
      value.forEach(this::member);
    } else if (!value.isNull() && !EmptyText.applies(value)) {
      met.met(BareMember.class, !WrappedMembers.applies(value));
      member(value);
    }
  }

  void read(String id) {
    Optional<ResourceId> known = ResourceId.parse(id);
    known.ifPresentOrElse(read::add, () -> unreadable++);
  }

  /** What was read since this was last asked. */
  List<ResourceId> read() {
    List<ResourceId> all = read;
    read = new ArrayList<>();
    return all;
  }

  int unreadable() {
    return unreadable;
  }

  private void member(JsonNode member) {
    if (met.met(BareMember.class, BareMember.applies(member))) {
      read(member.asText());
    } else if (member.isObject()) {
      object(member);
    } else if (!member.isNull()) {
      throw ScimException.invalidValue("Each of 'members' is an object with 'value'.");
    }
  }

  private void object(JsonNode member) {
    JsonNode value = JsonNames.get(member, "value");
    String reference = text(JsonNames.get(member, "$ref"));
    if (text(value).isEmpty() && !reference.isEmpty()) {
      met.met(BareMember.class);
      read(BareMember.idOf(reference));
    } else if (value.isTextual() || value.isNumber()) {
      read(text(value));
    } else if (met.met(WrappedMembers.class, WrappedMembers.applies(member))) {
      members(WrappedMembers.list(member));
    } else if (value.isNull() || member.isEmpty()) {
      unreadable++;
    } else {
      throw ScimException.invalidValue("A member needs a 'value': the id of a user or a group.");
    }
  }

  private static String text(JsonNode value) {
    return value.isTextual() || value.isNumber() ? value.asText().strip() : "";
  }
}
