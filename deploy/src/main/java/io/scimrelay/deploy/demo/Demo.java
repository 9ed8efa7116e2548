package io.scimrelay.deploy.demo;

import io.scimrelay.deploy.client.Receiver;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.client.Vendor;
import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.home.StackFile;
import java.io.IOException;
import java.util.List;

/** A vendor, its customer, three identity providers and the webhooks they cause. */
public final class Demo {
  private static final List<String> PROVIDERS = List.of("okta", "entra", "onelogin");

  private final Console console;

  public Demo(Console console) {
    this.console = console;
  }

  public Score play(StackFile stack) throws IOException {
    Vendor vendor = Vendor.create(stack, "Demo vendor");
    String organization = vendor.organization("Harbour Works");
    try (Receiver receiver = new Receiver()) {
      vendor.endpoint(receiver);
      console.line("A tenant with one organization and one endpoint: " + receiver.url());
      console.line("Each call below is an identity provider's; each <- is a webhook that arrived.");
      Score score = Score.NONE;
      for (String provider : PROVIDERS) {
        Scene scene = Scene.read(provider);
        ScimClient client = vendor.connection(organization, scene.title(), provider);
        score = score.plus(new Player(scene, client, receiver, new Telling(console)).play());
      }
      return score.plus(0, 0, 0, receiver.refused());
    }
  }
}
