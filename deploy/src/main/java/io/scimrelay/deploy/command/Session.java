package io.scimrelay.deploy.command;

import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.home.DataFolder;
import java.nio.file.Path;
import java.util.Map;

/** What every command works with. */
record Session(Path project, Map<String, String> environment, DataFolder folder, Console console) {

  static Session ofProcess() {
    Map<String, String> environment = System.getenv();
    Path project =
        Path.of(System.getProperty("scimrelay.project", ".")).toAbsolutePath().normalize();
    return new Session(
        project, environment, DataFolder.of(environment, project), Console.ofProcess(environment));
  }
}
