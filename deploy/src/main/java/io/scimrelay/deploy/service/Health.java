package io.scimrelay.deploy.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service how it is. */
final class Health {
  private static final int TIMEOUT_MS = 2_000;

  private Health() {}

  static boolean of(String url) {
    try {
      URI address = URI.create(url);
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MS);
      connection.setReadTimeout(TIMEOUT_MS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
