package io.scimrelay.ingest.scim.schema;

import java.util.List;

/** An {@link AttributeDefinition} while the catalogue writes it down. */
final class AttributeDraft {
  private final AttributeDefinition from;
  private boolean multiValued;
  private boolean required;
  private boolean caseExact;
  private Mutability mutability;
  private Returned returned;
  private Uniqueness uniqueness;
  private List<String> canonicalValues;
  private List<String> referenceTypes;
  private List<AttributeDefinition> subAttributes;

  AttributeDraft(AttributeDefinition from) {
    this.from = from;
    multiValued = from.multiValued();
    required = from.required();
    caseExact = from.caseExact();
    mutability = from.mutability();
    returned = from.returned();
    uniqueness = from.uniqueness();
    canonicalValues = from.canonicalValues();
    referenceTypes = from.referenceTypes();
    subAttributes = from.subAttributes();
  }

  AttributeDraft multiValued() {
    multiValued = true;
    return this;
  }

  AttributeDraft required() {
    required = true;
    return this;
  }

  AttributeDraft caseExact() {
    caseExact = true;
    return this;
  }

  AttributeDraft mutability(Mutability value) {
    mutability = value;
    return this;
  }

  AttributeDraft returned(Returned value) {
    returned = value;
    return this;
  }

  AttributeDraft uniqueness(Uniqueness value) {
    uniqueness = value;
    return this;
  }

  AttributeDraft canonicalValues(String... values) {
    canonicalValues = List.of(values);
    return this;
  }

  AttributeDraft referenceTypes(String... types) {
    referenceTypes = List.of(types);
    return this;
  }

  AttributeDraft subAttributes(AttributeDefinition... subs) {
    subAttributes = List.of(subs);
    return this;
  }

  AttributeDefinition build() {
    return new AttributeDefinition(
        from.name(),
        from.type(),
        multiValued,
        from.description(),
        required,
        caseExact,
        mutability,
        returned,
        uniqueness,
        canonicalValues,
        referenceTypes,
        subAttributes);
  }
}
