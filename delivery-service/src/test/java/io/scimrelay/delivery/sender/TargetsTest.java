package io.scimrelay.delivery.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.target.TargetRules;
import io.scimrelay.delivery.sender.TargetResolver.LookUp;
import io.scimrelay.delivery.testing.FaultSink;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sender lets through, whatever was accepted when the endpoint was made. */
class TargetsTest {
  private static final LookUp NOBODY =
      name -> {
        throw new AssertionError("looked up " + name);
      };

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/targets/refused.csv", numLinesToSkip = 1, delimiter = ' ')
  void whatMayNotBeSetIsNotSentToEither(String url, String code) {
    assertEquals(code, send(url, false, NOBODY), url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "http://169.254.170.2/v2/credentials",
        "http://[fe80::1]/",
        "http://[fe80::a9fe:a9fe]/",
        "http://[fd00:ec2::254]/latest/",
        "http://[fd20:ce::254]/",
        "http://168.63.129.16/",
        "http://100.100.100.200/",
        "http://192.0.0.192/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[::ffff:169.254.169.254]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:a9fe:a9fe::]/",
        "http://2852039166/",
        "http://0xa9fea9fe/",
        "http://0251.0376.0251.0376/",
        "http://169.254.43518/"
      })
  void standaloneModeDoesNotReachMetadataOrTheLinkEither(String url) {
    assertEquals("blocked_target", send(url, true, NOBODY), url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.0.1",
        "169.254.169.254",
        "169.254.170.2",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.0.170",
        "192.0.2.1",
        "192.31.196.1",
        "192.52.193.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "192.175.48.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::2",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "100:0:0:1::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:2::1",
        "2001:10::1",
        "2001:20::1",
        "2001:30::1",
        "2001:1ff::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "2620:4f:8000::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fdff::1",
        "fe80::1",
        "fe80::a9fe:a9fe",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "4000::1",
        "1::1",
        "::ffff:0:7f00:1"
      })
  void aNameIsRefusedForAnyOneOfItsAddresses(String bad) {
    // Given
    InetAddress good = InetAddress.ofLiteral("8.8.8.8");
    InetAddress other = InetAddress.ofLiteral("2606:4700:4700::1111");
    InetAddress worst = InetAddress.ofLiteral(bad);

    // When, Then
    for (InetAddress[] answer :
        List.of(
            new InetAddress[] {worst},
            new InetAddress[] {good, worst},
            new InetAddress[] {worst, other, good})) {
      assertEquals("blocked_target", send("https://hooks.example.com/", false, _ -> answer), bad);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"169.254.169.254", "fe80::1", "0.0.0.0", "100.100.100.200", "fd00:ec2::254"})
  void aNameThatLeadsToMetadataIsRefusedInStandaloneModeToo(String bad) {
    InetAddress[] answer = {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral(bad)};
    assertEquals("blocked_target", send("http://metadata.example.com/", true, _ -> answer), bad);
  }

  @Test
  void aNameIsLookedUpOnceAndTheConnectionGoesToWhatWasJudged() {
    // Given
    List<String> asked = new ArrayList<>();
    try (FaultSink sink = new FaultSink()) {
      LookUp rebinding =
          name -> {
            asked.add(name);
            String address = asked.size() == 1 ? "127.0.0.1" : "169.254.169.254";
            return new InetAddress[] {InetAddress.ofLiteral(address)};
          };

      // When
      String answer = send("http://rebind.example.com:" + sink.port() + "/ok", true, rebinding);

      // Then
      assertEquals("204", answer);
      assertEquals(List.of("rebind.example.com"), asked);
      assertEquals("rebind.example.com:" + sink.port(), sink.at("/ok").getFirst().header("host"));
    }
  }

  @Test
  void aRedirectLeadsNowhere() {
    try (FaultSink sink = new FaultSink()) {
      assertEquals("302", send(sink.url("/metadata"), true, NOBODY));
      assertEquals("302", send(sink.url("/redirect"), true, NOBODY));
      assertTrue(sink.at("/trap").isEmpty());
    }
  }

  private String send(String url, boolean privateTargets, LookUp lookUp) {
    WebhookSender sender =
        new WebhookSender(vertx, new TargetRules(privateTargets), lookUp, WebhookSender.options());
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    vertx.runOnContext(
        _ ->
            sender
                .send(new Webhook(url, Map.of(), Buffer.buffer("{}")), () -> true)
                .subscribe()
                .with(answer::complete, answer::completeExceptionally));
    try {
      return switch (answer.join()) {
        case Answer.Status status -> Integer.toString(status.code());
        case Answer.None none -> none.error();
        case Answer.Refused refused -> refused.error();
      };
    } finally {
      sender.close();
    }
  }
}
