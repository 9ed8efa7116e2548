package io.scimrelay.admin.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.admin.problem.JsonFaults;
import io.scimrelay.admin.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/**
 * Partial update as RFC 7396 says: members that are given replace those that are there, null
 * resets, the whole is then checked as on creation.
 */
@ApplicationScoped
public class MergePatch {
  private final ObjectMapper json;
  private final Validator validator;

  public MergePatch(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  public <T> T apply(T current, JsonNode patch, Class<T> kind) {
    if (!(patch instanceof ObjectNode members)) {
      throw Refused.member("", "must be a JSON object");
    }
    ObjectNode whole = json.valueToTree(current);
    T merged = read(merge(whole, members), kind);
    Set<ConstraintViolation<T>> violations = validator.validate(merged);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return merged;
  }

  private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
    for (var member : patch.properties()) {
      JsonNode value = member.getValue();
      if (value.isNull()) {
        target.remove(member.getKey());
      } else if (value instanceof ObjectNode inner) {
        target.set(member.getKey(), merge(objectAt(target, member.getKey()), inner));
      } else {
        target.set(member.getKey(), value);
      }
    }
    return target;
  }

  private static ObjectNode objectAt(ObjectNode target, String name) {
    return target.get(name) instanceof ObjectNode there ? there : target.objectNode();
  }

  private <T> T read(ObjectNode whole, Class<T> kind) {
    try {
      return json.treeToValue(whole, kind);
    } catch (JsonProcessingException e) {
      throw JsonFaults.refusal(e);
    }
  }
}
