package io.scimrelay.delivery.sender;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.scimrelay.delivery.sender.TargetResolver.UnresolvedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Names for what goes wrong between us and a receiver. */
final class Failures {
  private Failures() {}

  /** A time that ran out tells more than what broke of it. */
  static String name(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SslHandshakeTimeoutException || cause instanceof TimeoutException) {
        return "timeout";
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String name = known(cause);
      if (name != null) {
        return name;
      }
    }
    return "reset";
  }

  private static @Nullable String known(Throwable failure) {
    return switch (failure) {
      case ConnectTimeoutException _ -> "timeout";
      case UnresolvedException _ -> "dns";
      case SSLException _ -> "tls";
      case TooLongFrameException _ -> "protocol";
      case ConnectException _ -> "connect";
      case NoRouteToHostException _ -> "connect";
      case ClosedChannelException _ -> "reset";
      case DecoderException decoder when decoder.getCause() == null -> "protocol";
      case IllegalArgumentException _ -> "protocol";
      default -> null;
    };
  }
}
