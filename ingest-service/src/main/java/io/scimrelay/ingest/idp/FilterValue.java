package io.scimrelay.ingest.idp;

import io.scimrelay.ingest.idp.lenient.CapitalBooleanInFilter;
import io.scimrelay.ingest.idp.lenient.UnquotedFilterValue;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributeType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an attribute is compared with, in the form of RFC 7644. */
record FilterValue(Met met) {
  private static final Set<String> ORDERING = Set.of("gt", "ge", "lt", "le");
  private static final Set<AttributeType> TEXT =
      Set.of(AttributeType.STRING, AttributeType.REFERENCE, AttributeType.BINARY);

  /**
   * @param attribute empty where no schema knows it
   */
  String standard(Optional<AttributeDefinition> attribute, String operator, String word) {
    if (word.startsWith("\"") || word.equals("(") || word.equals("[")) {
      return word;
    }
    boolean text = holdsText(attribute) && !ordersBooleans(operator, word);
    if (met.met(UnquotedFilterValue.class, UnquotedFilterValue.applies(word, text))) {
      return UnquotedFilterValue.quoted(word);
    }
    met.met(CapitalBooleanInFilter.class, CapitalBooleanInFilter.applies(word));
    return CapitalBooleanInFilter.applies(word) ? CapitalBooleanInFilter.standard(word) : word;
  }

  private static boolean holdsText(Optional<AttributeDefinition> attribute) {
    return attribute
        .flatMap(known -> known.complex() ? known.sub("value") : Optional.of(known))
        .filter(known -> TEXT.contains(known.type()))
        .isPresent();
  }

  /** Booleans have no order, whatever the attribute holds: the reader refuses such a one. */
  private static boolean ordersBooleans(String operator, String word) {
    return ORDERING.contains(operator.toLowerCase(Locale.ROOT))
        && CapitalBooleanInFilter.literal(word);
  }
}
