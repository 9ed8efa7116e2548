package io.scimrelay.ingest.scim.schema;

import java.util.List;
import java.util.Optional;

/** One attribute of a schema with every characteristic of RFC 7643 section 7. */
public record AttributeDefinition(
    String name,
    AttributeType type,
    boolean multiValued,
    String description,
    boolean required,
    boolean caseExact,
    Mutability mutability,
    Returned returned,
    Uniqueness uniqueness,
    List<String> canonicalValues,
    List<String> referenceTypes,
    List<AttributeDefinition> subAttributes) {

  /** Stands for what no schema names. */
  public static final AttributeDefinition UNKNOWN = typed(AttributeType.COMPLEX, "", "");

  public AttributeDefinition {
    canonicalValues = List.copyOf(canonicalValues);
    referenceTypes = List.copyOf(referenceTypes);
    subAttributes = List.copyOf(subAttributes);
  }

  static AttributeDefinition typed(AttributeType type, String name, String description) {
    return new AttributeDefinition(
        name,
        type,
        false,
        description,
        false,
        false,
        Mutability.READ_WRITE,
        Returned.DEFAULT,
        Uniqueness.NONE,
        List.of(),
        List.of(),
        List.of());
  }

  static AttributeDefinition string(String name, String description) {
    return typed(AttributeType.STRING, name, description);
  }

  static AttributeDefinition bool(String name, String description) {
    return typed(AttributeType.BOOLEAN, name, description);
  }

  static AttributeDefinition reference(String name, String description, String... types) {
    return copy(typed(AttributeType.REFERENCE, name, description)).referenceTypes(types).build();
  }

  static AttributeDefinition complex(String name, String description, AttributeDefinition... subs) {
    return copy(typed(AttributeType.COMPLEX, name, description)).subAttributes(subs).build();
  }

  AttributeDefinition multiple() {
    return copy(this).multiValued().build();
  }

  AttributeDefinition mandatory() {
    return copy(this).required().build();
  }

  AttributeDefinition exact() {
    return copy(this).caseExact().build();
  }

  AttributeDefinition unique(Uniqueness uniqueness) {
    return copy(this).uniqueness(uniqueness).build();
  }

  AttributeDefinition mutability(Mutability mutability) {
    return copy(this).mutability(mutability).build();
  }

  AttributeDefinition returned(Returned returned) {
    return copy(this).returned(returned).build();
  }

  AttributeDefinition canonical(String... values) {
    return copy(this).canonicalValues(values).build();
  }

  private static AttributeDraft copy(AttributeDefinition definition) {
    return new AttributeDraft(definition);
  }

  public boolean complex() {
    return type == AttributeType.COMPLEX;
  }

  public boolean readOnly() {
    return mutability == Mutability.READ_ONLY;
  }

  /** A sub-attribute, its name compared without case. */
  public Optional<AttributeDefinition> sub(String sub) {
    for (AttributeDefinition definition : subAttributes) {
      if (definition.name.equalsIgnoreCase(sub)) {
        return Optional.of(definition);
      }
    }
    return Optional.empty();
  }

  /** Whether entries are told apart by a {@code value}. */
  public boolean hasValue() {
    return sub("value").isPresent();
  }
}
