package io.scimrelay.admin.connection;

/** The identity provider that a connection is labelled with; written as on the wire. */
public enum Provider {
  okta,
  entra,
  onelogin,
  jumpcloud,
  google,
  pingone,
  cyberark,
  rippling,
  generic
}
