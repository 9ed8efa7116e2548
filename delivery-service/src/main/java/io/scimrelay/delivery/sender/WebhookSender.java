package io.scimrelay.delivery.sender;

import io.scimrelay.common.target.Target;
import io.scimrelay.common.target.TargetRules;
import io.scimrelay.common.target.TargetRules.Verdict;
import io.scimrelay.delivery.sender.TargetResolver.LookUp;
import io.scimrelay.delivery.sender.TargetResolver.UnresolvedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends a webhook and says what came of it; fails only where it was broken off. The name is looked
 * up first, every answer checked, and the connection made to the very address that was checked,
 * while Host, SNI and the certificate stay with the name.
 */
@Singleton
public class WebhookSender {
  private static final int CONNECT_MILLIS = 5_000;
  private static final long WHOLE_MILLIS = 15_000;
  private static final int MOST_CONNECTIONS = 512;

  private final Vertx vertx;
  private final TargetRules rules;
  private final ExecutorService lookups =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("look-up-", 0).factory());
  private final TargetResolver resolver;
  private final Set<HttpConnection> fresh = ConcurrentHashMap.newKeySet();
  private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
  private final HttpClient client;

  @Inject
  WebhookSender(
      Vertx vertx,
      @ConfigProperty(name = "scimrelay.allow-private-targets", defaultValue = "false")
          boolean privateTargets) {
    this(vertx, new TargetRules(privateTargets), InetAddress::getAllByName, options());
  }

  WebhookSender(Vertx vertx, TargetRules rules, LookUp lookUp, HttpClientOptions options) {
    this.vertx = vertx;
    this.rules = rules;
    this.resolver = new TargetResolver(lookups, lookUp);
    this.client =
        vertx
            .httpClientBuilder()
            .with(options)
            .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS))
            .withConnectHandler(this::remember)
            .build();
  }

  /**
   * Called on a Vert.x context, and answers there. {@code held} is asked before anything goes over
   * the wire: a process that stood still meanwhile may have lost its right to send.
   */
  public Uni<Answer> send(Webhook webhook, BooleanSupplier held) {
    return switch (rules.judge(webhook.url())) {
      case Verdict.Refused refused ->
          Uni.createFrom().item(new Answer.Refused(refused.refusal().code().name()));
      case Verdict.Allowed allowed -> sendTo(allowed.target(), webhook, held);
    };
  }

  /** Breaks off all that is on its way. */
  public void breakOff() {
    running.forEach(Exchange::breakOff);
  }

  private Uni<Answer> sendTo(Target target, Webhook webhook, BooleanSupplier held) {
    long start = System.nanoTime();
    return resolver
        .resolve(target)
        .emitOn(onContext())
        .chain(addresses -> sendTo(target, addresses, webhook, start, held))
        .onFailure(UnresolvedException.class)
        .recoverWithItem(new Answer.None("dns"));
  }

  private java.util.concurrent.Executor onContext() {
    io.vertx.core.Context context = vertx.getOrCreateContext();
    return task -> {
      if (context.equals(Vertx.currentContext())) {
        task.run();
      } else {
        context.runOnContext(_ -> task.run());
      }
    };
  }

  private Uni<Answer> sendTo(
      Target target,
      List<InetAddress> addresses,
      Webhook webhook,
      long start,
      BooleanSupplier held) {
    if (!addresses.stream().allMatch(rules::allows)) {
      return Uni.createFrom().item(new Answer.Refused("blocked_target"));
    }
    RequestOptions options = request(target, preferred(addresses), webhook);
    long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Exchange exchange =
                  new Exchange(client, fresh, options, webhook.body(), held, emitter);
              running.add(exchange);
              exchange.start(vertx, WHOLE_MILLIS - spent, () -> running.remove(exchange));
            });
  }

  private static RequestOptions request(Target target, InetAddress address, Webhook webhook) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
            .setHost(written(target.host()))
            .setPort(target.port())
            .setSsl(target.tls())
            .setURI(target.path());
    webhook.headers().forEach(options::putHeader);
    return options;
  }

  private static String written(String host) {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  /** IPv4 where there is one: it is reachable from more places. */
  private static InetAddress preferred(List<InetAddress> addresses) {
    return addresses.stream()
        .filter(address -> !(address instanceof Inet6Address))
        .findFirst()
        .orElse(addresses.getFirst());
  }

  private void remember(HttpConnection connection) {
    Informational.passOver(connection);
    fresh.add(connection);
    connection.closeHandler(_ -> fresh.remove(connection));
  }

  static HttpClientOptions options() {
    return new HttpClientOptions()
        .setConnectTimeout(CONNECT_MILLIS)
        .setKeepAliveTimeout(20)
        .setDecompressionSupported(false)
        .setTracingPolicy(TracingPolicy.IGNORE)
        .setVerifyHost(true);
  }

  @PreDestroy
  void close() {
    client.close();
    lookups.shutdownNow();
  }
}
