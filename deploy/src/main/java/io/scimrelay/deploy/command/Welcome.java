package io.scimrelay.deploy.command;

import io.scimrelay.deploy.console.Colour;
import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.StackFile;
import java.time.Duration;
import java.util.Locale;

/** Says where a running stack is and how to get in. */
final class Welcome {
  private Welcome() {}

  static void print(Console console, DataFolder folder, StackFile file, Duration took) {
    console.line(
        String.format(Locale.ROOT, "SCIM Relay is up after %.1f s.", took.toMillis() / 1000.0));
    console.warn(
        "STANDALONE MODE: webhooks may go to this machine and to private networks. Not for production.");
    addresses(console, folder, file);
  }

  static int alreadyRuns(Console console, DataFolder folder, StackFile file) {
    console.line("SCIM Relay already runs in " + folder.root() + "; ./scimrelay down stops it.");
    addresses(console, folder, file);
    return 0;
  }

  private static void addresses(Console console, DataFolder folder, StackFile file) {
    console.blank();
    line(console, "SCIM", file.scimBaseUrl() + "/scim/v2/{connection}");
    line(console, "Events API", file.eventsBaseUrl() + "/v1/events");
    line(console, "Admin API", file.adminBaseUrl() + "/v1");
    line(console, "Dashboard", file.dashboardUrl());
    line(console, "Sign in with", file.operatorKey());
    line(console, "Written to", folder.stackFile().toString());
    console.blank();
  }

  private static void line(Console console, String what, String where) {
    console.line("  " + console.paint(Colour.BOLD, Console.pad(what, 13)) + where);
  }
}
