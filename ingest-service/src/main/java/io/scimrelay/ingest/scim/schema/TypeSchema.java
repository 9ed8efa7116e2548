package io.scimrelay.ingest.scim.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The core schema of a resource type with its extensions: what a name in a request means. */
public final class TypeSchema {
  private final Schema core;
  private final List<Schema> extensions;

  TypeSchema(Schema core, List<Schema> extensions) {
    this.core = core;
    this.extensions = List.copyOf(extensions);
  }

  public Schema core() {
    return core;
  }

  public List<Schema> extensions() {
    return extensions;
  }

  /** An attribute of the core schema or one that every resource has. */
  public Optional<AttributeDefinition> attribute(String name) {
    Optional<AttributeDefinition> known = core.attribute(name);
    return known.isPresent() ? known : CommonSchema.SCHEMA.attribute(name);
  }

  /**
   * The extension that defines a name which the core does not: {@code department}, {@code manager}.
   */
  public Optional<Schema> extensionDefining(String name) {
    if (attribute(name).isPresent()) {
      return Optional.empty();
    }
    return extensions.stream().filter(schema -> schema.attribute(name).isPresent()).findFirst();
  }

  public Optional<Schema> extension(String urn) {
    return extensions.stream().filter(schema -> schema.id().equalsIgnoreCase(urn)).findFirst();
  }

  /** Whether the URN is of the core schema or of an extension. */
  public boolean has(String urn) {
    return core.id().equalsIgnoreCase(urn) || extension(urn).isPresent();
  }

  /** The definition of the attribute, leaving a sub-attribute aside. */
  public Optional<AttributeDefinition> attribute(AttributePath path) {
    String schema = path.schema();
    return schema == null
        ? attribute(path.attribute())
        : extension(schema).flatMap(known -> known.attribute(path.attribute()));
  }

  /** The definition of what the whole path names. */
  public Optional<AttributeDefinition> find(AttributePath path) {
    String sub = path.subAttribute();
    Optional<AttributeDefinition> attribute = attribute(path);
    return sub == null ? attribute : attribute.flatMap(known -> known.sub(sub));
  }

  /** Whether a schema has what the path names, be it a schema as a whole. */
  public boolean knows(AttributePath path) {
    String schema = path.schema();
    return path.wholeExtension()
        ? schema == null || extension(schema).isPresent()
        : find(path).isPresent();
  }

  /**
   * What a dotted or URN-qualified name means, in the letters of its schema. A bare name of an
   * extension is taken as that extension's.
   */
  public AttributePath path(String text) {
    return Urn.is(text) ? qualified(text) : dotted(null, text);
  }

  /**
   * What else a path behind an unknown URN may mean: what looks like a name may belong to the URN,
   * {@code urn:example:bag}.
   */
  public Optional<AttributePath> asExtension(AttributePath path) {
    String schema = path.schema();
    boolean either =
        schema != null
            && !path.wholeExtension()
            && path.subAttribute() == null
            && extension(schema).isEmpty();
    return either ? Optional.of(new AttributePath(path.text(), "", null)) : Optional.empty();
  }

  /** A name that is no path, whatever stands in it; in its extension where one is named. */
  public AttributePath name(String text) {
    for (Schema schema : extensions) {
      if (Urn.prefixes(schema.id(), text)) {
        return new AttributePath(schema.id(), Urn.rest(schema.id(), text), null);
      }
    }
    return AttributePath.of(text);
  }

  private AttributePath qualified(String text) {
    for (Schema schema : extensions) {
      if (named(schema, text)) {
        return dotted(schema.id(), Urn.rest(schema.id(), text));
      }
    }
    if (named(core, text)) {
      return dotted(null, Urn.rest(core.id(), text));
    }
    Urn.Split split = goesOn(text) ? Urn.splitLast(text) : Urn.split(text);
    return dotted(split.schema(), split.name());
  }

  /** Behind the URN of a schema that is known there is no name with a colon: it is another's. */
  public boolean goesOn(String text) {
    return goesOn(core, text) || extensions.stream().anyMatch(schema -> goesOn(schema, text));
  }

  private static boolean goesOn(Schema schema, String text) {
    return Urn.prefixes(schema.id(), text) && Urn.goesOn(schema.id(), text);
  }

  private static boolean named(Schema schema, String text) {
    return Urn.prefixes(schema.id(), text) && !Urn.goesOn(schema.id(), text);
  }

  private AttributePath dotted(@Nullable String schema, String text) {
    int dot = text.indexOf('.');
    String attribute = dot < 0 ? text : text.substring(0, dot);
    String sub = dot < 0 ? null : text.substring(dot + 1);
    String home =
        schema == null ? extensionDefining(attribute).map(Schema::id).orElse(null) : schema;
    return inLettersOfSchema(new AttributePath(home, attribute, sub));
  }

  private AttributePath inLettersOfSchema(AttributePath sent) {
    Optional<AttributeDefinition> known = attribute(sent);
    if (known.isEmpty()) {
      return sent;
    }
    String sub = sent.subAttribute();
    String name =
        sub == null ? null : known.get().sub(sub).map(AttributeDefinition::name).orElse(sub);
    return new AttributePath(sent.schema(), known.get().name(), name);
  }
}
