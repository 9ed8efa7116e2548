package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.SchemaCatalog;

/** Where the values of a path stand: in the body, or made of what stands beside it. */
record PlaceSql(ResourceType type, String baseUrl, Parameters parameters) {

  /** The extension as an answer shows it: what is derived of a manager stands beside its value. */
  private static final String WITH_MANAGER =
      """
      (select case
         when jsonb_typeof(e.held -> 'manager') = 'object' then
           jsonb_set(e.held, '{manager}', (e.held -> 'manager') || jsonb_strip_nulls(
             jsonb_build_object(
               '$ref', {base}::text || case
                 when directory.scim_uuid('user', e.manager) is not null then '/Users/'
                 when directory.scim_uuid('group', e.manager) is not null then '/Groups/'
               end || e.manager,
               'displayName',
               (select n.reference ->> 'displayName'
                from directory.resource n
                where n.connection_id = $1 and n.kind = 'user'
                  and n.id = directory.scim_uuid('user', e.manager)))))
         else e.held
       end
       from (select x.held, x.held #>> '{manager,value}' as manager
             from (select directory.scim_get(r.body, {schema}::text) as held) x) e)
      """;

  String ofEntry(String entry, AttributePath path) {
    return "directory.scim_of_entry(" + entry + ", " + parameters.add(path.attribute()) + "::text)";
  }

  /** All values of a path, as an array. */
  String values(AttributePath path) {
    String schema = path.schema();
    String entries =
        "directory.scim_entries("
            + (path.wholeExtension() ? "r.body" : home(path))
            + ", "
            + parameters.add(path.wholeExtension() && schema != null ? schema : path.attribute())
            + "::text) as v";
    String sub = path.subAttribute();
    return sub == null
        ? "array(select v from " + entries + ")"
        : "array(select s from "
            + entries
            + " cross join lateral directory.scim_entries(v, "
            + parameters.add(sub)
            + "::text) as s)";
  }

  /** The object that holds the attribute; what is no part of the body is made for it. */
  String home(AttributePath path) {
    String schema = path.schema();
    if (schema != null && derivesManager(path, schema)) {
      return WITH_MANAGER
          .replace("{base}", parameters.add(baseUrl))
          .replace("{schema}", parameters.add(schema));
    }
    if (schema != null) {
      return "directory.scim_get(r.body, " + parameters.add(schema) + "::text)";
    }
    return switch (path.attribute()) {
      case "id" -> "jsonb_build_object('id', directory.scim_id(r.kind, r.id))";
      case "meta" ->
          "jsonb_build_object('meta', jsonb_build_object('resourceType', "
              + parameters.add(type.wire())
              + "::text, 'created', directory.scim_time(r.created_at), 'lastModified',"
              + " directory.scim_time(r.modified_at), 'version', 'W/\"' || r.version || '\"',"
              + " 'location', "
              + parameters.add(baseUrl + type.endpoint() + "/")
              + "::text || directory.scim_id(r.kind, r.id)))";
      case "schemas" ->
          "jsonb_build_object('schemas', jsonb_build_array("
              + parameters.add(type.schema())
              + "::text) || (select coalesce(jsonb_agg(k), '[]') from jsonb_object_keys(r.body) k"
              + " where lower(k) like 'urn:%'))";
      case "members" -> links("members", "m.group_id = r.id", "m.member_id");
      case "groups" -> links("groups", "m.member_id = r.id", "m.group_id");
      default -> "r.body";
    };
  }

  private static boolean derivesManager(AttributePath path, String schema) {
    return schema.equals(SchemaCatalog.ENTERPRISE_USER.id())
        && path.attribute().equals("manager")
        && !"value".equals(path.subAttribute());
  }

  /** As {@link #home}; of {@code members} there is none but that of the value. */
  String home(AttributePath path, String value) {
    return path.attribute().equals("members")
        ? ResourceId.parse(value)
            .map(
                id ->
                    "m.group_id = r.id and m.member_id = " + parameters.add(id.value()) + "::uuid")
            .map(mine -> links("members", mine, "m.member_id"))
            .orElse("'{}'::jsonb")
        : home(path);
  }

  private String links(String name, String mine, String other) {
    boolean shown = name.equals("members") == (type == ResourceType.GROUP);
    return !shown
        ? "r.body"
        : "jsonb_build_object('"
            + name
            + "', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object("
            + "'value', directory.scim_id(o.kind, o.id), 'display', o.reference ->> 'displayName',"
            + " 'type', "
            + (type == ResourceType.GROUP ? "initcap(o.kind)" : "'direct'")
            + ", '$ref', "
            + parameters.add(baseUrl)
            + "::text || case o.kind when 'user' then '/Users/' else"
            + " '/Groups/' end || directory.scim_id(o.kind, o.id))))"
            + " from directory.member m cross join lateral (select n.kind, n.id, n.reference"
            + " from directory.resource n where n.connection_id = $1 and n.id = "
            + other
            + " limit 1) o where m.connection_id = $1 and "
            + mine
            + "))";
  }
}
