package io.scimrelay.deploy.command;

import io.scimrelay.deploy.console.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher: {@code scimrelay up}, {@code down}, {@code demo} and the rest. */
@Command(
    name = "scimrelay",
    description = "SCIM in, signed webhooks out: runs the whole of SCIM Relay on this machine.",
    mixinStandardHelpOptions = true,
    version = "SCIM Relay 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Also: scimrelay test (all that CI runs), scimrelay build (only builds).",
      "Data lies in .scimrelay, or in the folder that SCIMRELAY_HOME names."
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      DemoCommand.class,
      WarmCommand.class
    })
public final class ScimRelay {
  private ScimRelay() {}

  public static void main(String[] arguments) {
    System.exit(run(Session.ofProcess(), arguments));
  }

  static int run(Session session, String... arguments) {
    return new CommandLine(new ScimRelay(), new Commands(session))
        .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line))
        .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  private static int explain(Exception failure, CommandLine line) throws Exception {
    if (failure instanceof Refusal refusal) {
      line.getErr().println(line.getColorScheme().errorText(refusal.getMessage()));
      return 1;
    }
    throw failure;
  }
}
