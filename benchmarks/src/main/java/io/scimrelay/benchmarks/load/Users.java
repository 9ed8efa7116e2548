package io.scimrelay.benchmarks.load;

/** Requests as identity providers send them. */
public final class Users {
  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  private Users() {}

  public static String user(String name) {
    return """
    {"schemas":["%sUser"],"externalId":"x-%s","userName":"%s@example.com","active":true,"title":"Engineer",
    "name":{"givenName":"Ada","familyName":"Byron"},"emails":[{"value":"%s@example.com","type":"work","primary":true}]}
    """
        .formatted(CORE, name, name, name);
  }

  public static String group(String name) {
    return """
    {"schemas":["%sGroup"],"displayName":"%s"}
    """
        .formatted(CORE, name);
  }

  public static String groupOf(String name, Iterable<String> memberIds) {
    return """
    {"schemas":["%sGroup"],"displayName":"%s","members":[%s]}
    """
        .formatted(CORE, name, members(memberIds));
  }

  public static String addMembers(Iterable<String> memberIds) {
    return """
    {"schemas":["%s"],"Operations":[{"op":"add","path":"members","value":[%s]}]}
    """
        .formatted(PATCH, members(memberIds));
  }

  public static String title(String title) {
    return """
    {"schemas":["%s"],"Operations":[{"op":"replace","path":"title","value":"%s"}]}
    """
        .formatted(PATCH, title);
  }

  private static String members(Iterable<String> ids) {
    StringBuilder list = new StringBuilder();
    for (String id : ids) {
      list.append(list.isEmpty() ? "" : ",").append("{\"value\":\"").append(id).append("\"}");
    }
    return list.toString();
  }
}
